import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPeer } from "../peers/import-peer.ts";
import { type BenchmarkPassage, type BenchmarkQuery, passagesOf, type System } from "../system.ts";

/** What is used of the package `minisearch`. */
interface MiniSearch {
  addAll(passages: readonly BenchmarkPassage[]): void;
  search(text: string, options?: { prefix?: boolean; fuzzy?: number; combineWith?: "AND" }): { id: number }[];
}
interface Package {
  default: {
    new (options: { fields: string[] }): MiniSearch;
    loadJSON(json: string, options: { fields: string[] }): MiniSearch;
  };
}

const FILE = "index.json";
const OPTIONS = { fields: ["title", "text"] };

/** Phrases it does not have: of those that have all of the words, the best. */
const MEANS = new Map<BenchmarkQuery["kind"], { prefix?: boolean; fuzzy?: number; combineWith?: "AND" }>([
  ["phrase", { combineWith: "AND" }],
  ["prefix", { prefix: true }],
  ["typo", { fuzzy: 0.2 }],
]);

/** MiniSearch with its default options, kept as its JSON. */
export async function miniSearch(): Promise<System> {
  const { default: MiniSearch } = await importPeer<Package>("minisearch");
  return {
    async build(articles, folder) {
      const index = new MiniSearch(OPTIONS);
      index.addAll([...passagesOf(articles)]);
      writeFileSync(join(folder, FILE), JSON.stringify(index));
    },
    isPreloaded: () => true,
    async open(files) {
      const index = MiniSearch.loadJSON(new TextDecoder().decode(files.preloaded(FILE)), OPTIONS);
      return {
        search: ({ kind, text }, limit) =>
          index
            .search(text, MEANS.get(kind))
            .slice(0, limit)
            .map(({ id }) => id),
      };
    },
  };
}
