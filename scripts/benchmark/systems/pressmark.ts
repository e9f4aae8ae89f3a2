import { resolve } from "node:path";
import { CorpusSettings } from "../../../src/corpus/corpus-settings.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { createFileStore } from "../../../src/index/store/file-stores.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { indexCorpus } from "../../index-corpus.ts";
import { INDEX_FOLDER } from "../../open-index.ts";
import { writeDist } from "../../write-dist.ts";
import type { BenchmarkQuery, BuiltFiles, System } from "../system.ts";

/** What a reader would type for a query of the benchmark. */
function writeQuery({ kind, text }: BenchmarkQuery): string {
  if (kind === "phrase") return `"${text}"`;
  return kind === "prefix" ? `${text}*` : text;
}

/** Opens the index among files that were built. */
export function openBuilt({ read }: BuiltFiles): Promise<PassageIndex> {
  return openIndex(createFileStore(async (path) => read(`${INDEX_FOLDER}/${path}`)));
}

/** This project's own index, written as `npm run build` writes it. */
export const pressmark: System = {
  title: "Pressmark",
  holds: "the articles' texts and pages",
  means: '`word*`, `"phrase"`; misspelt words for words it does not have',
  isLarge: true,
  fetches: true,
  build(articles, folder) {
    const corpus = {
      settings: CorpusSettings.parse({}),
      articles,
      skipped: [],
      dropped: new Map(),
      warnings: [],
      ignored: new Map(),
    };
    writeDist(folder, (output) => indexCorpus(corpus, "benchmark", output));
  },
  async open(files) {
    const index = await openBuilt(files);
    return async (query, limit) => {
      const { top } = await rankPassages(index, { query: writeQuery(query) }, { most: limit, perArticle: limit });
      return top.map(({ passage }) => passage);
    };
  },
  makeWorker: (assets) => ({ config: resolve(import.meta.dirname, "../../../wrangler.toml"), assets }),
};
