import { importPeer } from "../peers/peers.ts";
import { type BenchmarkPassage, keptAsText, type System } from "../system.ts";

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

function createFlexSearch(tokenize: string, facts: Pick<System, "title" | "means">): System {
  const options = { document: { id: "id", index: ["title", "text"] }, tokenize };
  return {
    ...facts,
    holds: "nothing",
    ...keptAsText({
      async write(passages) {
        const index = new Document(options);
        for (const passage of passages) index.add(passage);
        // It exports JSON without line ends by keys: a line for each key, and one for what belongs to it.
        const lines: string[] = [];
        await index.export((key, data) => data !== undefined && lines.push(key, data));
        return lines.join("\n");
      },
      async read(text) {
        const index = new Document(options);
        const lines = text.split("\n").values();
        for (const key of lines) await index.import(key, lines.next().value ?? "");
        return ({ kind, text }, limit) => {
          // Without it, only passages that have all of the words are given.
          const suggest = kind === "question" || kind === "three words";
          // The limit is that of each field.
          const found = index.search(text, { limit, merge: true, suggest }).slice(0, limit);
          return found.map(({ id }) => id);
        };
      },
    }),
  };
}

/** FlexSearch's document index with its default options, which index whole words, kept as what it exports. */
export const flexSearch = createFlexSearch("strict", {
  title: "FlexSearch",
  means: "no prefixes, no misspelt words, no phrases",
});

/** The same with the kind of index that prefixes need. */
export const flexSearchForward = createFlexSearch("forward", {
  title: "FlexSearch, prefixes",
  means: '`tokenize: "forward"`; no misspelt words, no phrases',
});
