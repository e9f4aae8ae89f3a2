import { createPeer } from "../create-peer.ts";
import type { BenchmarkPassage } from "../engine.ts";
import { importPeer } from "../peers/peers.ts";
import type { BenchmarkQuery } from "../queries.ts";

/** What is used of the package. */
type Builder = Record<"ref" | "field", (name: string) => void> & { add(passage: BenchmarkPassage): void };
interface Lunr {
  (configure: (this: Builder) => void): unknown;
  Index: { load(saved: unknown): { search(query: string): { ref: string }[] } };
}

const { default: buildIndex } = await importPeer<{ default: Lunr }>("lunr");

/** What it wants after each word. */
const MARKS: Partial<Record<BenchmarkQuery["kind"], string>> = { prefix: "*", typo: "~1" };

/** Lunr with its default options, kept as its JSON. It has no phrases. */
export const lunr = createPeer({
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
    return {
      find({ kind, text }, limit) {
        // Words alone, so that it reads nothing as syntax.
        const words = text.match(/\p{L}+/gu) ?? [];
        const found = index.search(words.map((word) => word + (MARKS[kind] ?? "")).join(" "));
        return found.slice(0, limit).map(({ ref }) => ({ id: ref }));
      },
    };
  },
});
