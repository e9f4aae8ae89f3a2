import { createPeer } from "../create-peer.ts";
import type { BenchmarkPassage, Engine } from "../engine.ts";
import { makeAnswer } from "../peers/make-answer.ts";
import { importPeer } from "../peers/peers.ts";

/** What is used of the package. */
interface Document {
  add(passage: BenchmarkPassage): void;
  search(text: string, options: { limit: number; merge: true; suggest: boolean }): { id: number }[];
  export(keep: (key: string, data: string | undefined) => void): Promise<void> | void;
  import(key: string, data: string): Promise<void> | void;
}
interface Package {
  Document: new (options: { document: { id: string; index: string[] }; tokenize: string }) => Document;
}

const { Document } = await importPeer<Package>("flexsearch");

function createFlexSearch(tokenize: string): Engine {
  const create = () => new Document({ document: { id: "id", index: ["title", "text"] }, tokenize });
  return createPeer({
    async write(passages) {
      const index = create();
      for (const passage of passages) index.add(passage);
      // It exports JSON without line ends by keys: a line for each key, and one for its value.
      const lines: string[] = [];
      await index.export((key, data) => data !== undefined && lines.push(key, data));
      return lines.join("\n");
    },
    async read(text) {
      const index = create();
      const lines = text.split("\n").values();
      for (const key of lines) await index.import(key, lines.next().value ?? "");
      return {
        find({ kind, text }, limit) {
          // Without `suggest` it gives only passages that have every word.
          const suggest = kind === "question" || kind === "three words";
          // Its limit counts for each field.
          return index.search(text, { limit, merge: true, suggest }).slice(0, limit);
        },
      };
    },
    show(hits, { text }, passages) {
      // It gives neither scores nor what it matched.
      const terms = text.toLowerCase().match(/\p{L}+/gu) ?? [];
      return makeAnswer(
        hits.map(({ id }) => ({ id, score: null, terms })),
        passages,
      );
    },
  });
}

/** FlexSearch's document index with its default options, which index whole words, kept as what it exports. */
export const flexSearch = createFlexSearch("strict");

/** The same with the kind of index that prefixes need. */
export const flexSearchForward = createFlexSearch("forward");
