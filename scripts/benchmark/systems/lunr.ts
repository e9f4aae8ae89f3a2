import { importPeer } from "../peers/peers.ts";
import { type BenchmarkPassage, keptAsText, type QueryKind, type System } from "../system.ts";

/** What is used of the package. */
interface Builder {
  ref(field: string): void;
  field(name: string): void;
  add(passage: BenchmarkPassage): void;
}
interface Lunr {
  (configure: (this: Builder) => void): unknown;
  Index: { load(saved: unknown): { search(query: string): { ref: string }[] } };
}

const { default: buildIndex } = await importPeer<{ default: Lunr }>("lunr");

/** What is written after each word. */
const MARKS: Partial<Record<QueryKind, string>> = { prefix: "*", typo: "~1" };

/** Lunr as it comes, kept as its JSON. */
export const lunr: System = {
  title: "Lunr",
  holds: "nothing",
  means: "`word*`, `word~1`; no phrases",
  ...keptAsText({
    write(passages) {
      const index = buildIndex(function configure() {
        this.ref("id");
        this.field("title");
        this.field("text");
        for (const passage of passages) this.add(passage);
      });
      return JSON.stringify(index);
    },
    read(json) {
      const index = buildIndex.Index.load(JSON.parse(json));
      return ({ kind, text }, limit) => {
        // Words alone, so that it takes nothing of a text for syntax.
        const words = text.match(/\p{L}+/gu) ?? [];
        const found = index.search(words.map((word) => word + (MARKS[kind] ?? "")).join(" "));
        return found.slice(0, limit).map(({ ref }) => Number(ref));
      };
    },
  }),
};
