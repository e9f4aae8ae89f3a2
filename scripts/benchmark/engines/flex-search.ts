import { type BenchmarkPassage, type Engine, keptAsText } from "../engine.ts";
import { makeAnswer } from "../peers/make-answer.ts";
import { importPeer } from "../peers/peers.ts";
import { LIMIT } from "../queries.ts";
import { SEARCH } from "../requests.ts";

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
  const kept = keptAsText({
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
      return ({ kind, text }, limit) => {
        // Without `suggest` it gives only passages that have every word.
        const suggest = kind === "question" || kind === "three words";
        // Its limit counts for each field.
        const found = index.search(text, { limit, merge: true, suggest }).slice(0, limit);
        return found.map(({ id }) => id);
      };
    },
  });
  return {
    ...kept,
    async serve(folder, readPassages) {
      const passages = readPassages();
      const search = await kept.open(folder);
      return {
        [SEARCH]: async (query) => {
          // It gives neither scores nor what it matched.
          const terms = query.text.toLowerCase().match(/\p{L}+/gu) ?? [];
          const found = await search(query, LIMIT);
          return makeAnswer(
            found.map((id) => ({ id, score: null, terms })),
            passages,
          );
        },
      };
    },
  };
}

/** FlexSearch's document index with its default options, which index whole words, kept as what it exports. */
export const flexSearch = createFlexSearch("strict");

/** The same with the kind of index that prefixes need. */
export const flexSearchForward = createFlexSearch("forward");
