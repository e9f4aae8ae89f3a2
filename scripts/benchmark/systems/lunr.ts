import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPeer } from "../peers/import-peer.ts";
import { type BenchmarkPassage, type BenchmarkQuery, passagesOf, type System } from "../system.ts";

/** What is used of the package `lunr`. */
interface Index {
  search(query: string): { ref: string }[];
}
interface Builder {
  ref(field: string): void;
  field(name: string): void;
  add(passage: BenchmarkPassage): void;
}
interface Package {
  default: {
    (configure: (this: Builder) => void): Index;
    Index: { load(serialised: unknown): Index };
  };
}

const FILE = "index.json";

/** Words alone, so that nothing of a text is taken for syntax; phrases it does not have. */
function toQuery({ kind, text }: BenchmarkQuery): string {
  const words = text.match(/\p{L}+/gu) ?? [];
  const mark = { prefix: (word: string) => `${word}*`, typo: (word: string) => `${word}~1` };
  return words.map(kind === "prefix" || kind === "typo" ? mark[kind] : (word) => word).join(" ");
}

/** Lunr as it comes, kept as its JSON. */
export async function lunr(): Promise<System> {
  const { default: build } = await importPeer<Package>("lunr");
  return {
    async build(articles, folder) {
      const index = build(function configure() {
        this.ref("id");
        this.field("title");
        this.field("text");
        for (const passage of passagesOf(articles)) this.add(passage);
      });
      writeFileSync(join(folder, FILE), JSON.stringify(index));
    },
    isPreloaded: () => true,
    async open(files) {
      const index = build.Index.load(JSON.parse(new TextDecoder().decode(files.preloaded(FILE))));
      return {
        search: (query, limit) =>
          index
            .search(toQuery(query))
            .slice(0, limit)
            .map(({ ref }) => Number(ref)),
      };
    },
  };
}
