import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPeer } from "../peers/import-peer.ts";
import { type BenchmarkPassage, passagesOf, type System } from "../system.ts";

/** What is used of the package `flexsearch`. */
interface Document {
  add(passage: BenchmarkPassage): void;
  search(text: string, options: { limit: number; merge: true; suggest?: boolean }): { id: number }[];
  export(keep: (key: string, data: string | undefined) => void): Promise<void> | void;
  import(key: string, data: string): Promise<void> | void;
}
interface Package {
  Document: new (options: { document: { id: string; index: string[] }; tokenize: string }) => Document;
}

/**
 * FlexSearch's document index, kept as the files it exports. By default it indexes whole words, `strict`; for prefixes
 * it needs an index of another kind, `forward`.
 */
export async function flexSearch(tokenize: "strict" | "forward"): Promise<System> {
  const { Document } = await importPeer<Package>("flexsearch");
  const options = { document: { id: "id", index: ["title", "text"] }, tokenize };
  return {
    async build(articles, folder) {
      const index = new Document(options);
      for (const passage of passagesOf(articles)) index.add(passage);
      await index.export((key, data) => {
        if (data !== undefined) writeFileSync(join(folder, `${key}.json`), data);
      });
    },
    isPreloaded: () => true,
    async open(files) {
      const index = new Document(options);
      for (const name of readdirSync(files.folder).sort()) {
        await index.import(name.replace(/\.json$/, ""), new TextDecoder().decode(files.preloaded(name)));
      }
      return {
        search({ kind, text }, limit) {
          // Without it, only passages that have all of the words are given.
          const suggest = kind === "question" || kind === "three words";
          const found = index.search(text, { limit, merge: true, suggest });
          // Up to the limit of each field.
          return found.slice(0, limit).map(({ id }) => id);
        },
      };
    },
  };
}
