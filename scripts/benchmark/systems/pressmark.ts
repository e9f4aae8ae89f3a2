import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { CorpusSettings } from "../../../src/corpus/corpus-settings.ts";
import { makePassageIds } from "../../../src/corpus/passages/prepare-article.ts";
import { partFile } from "../../../src/index/format/layout.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { createFileStore } from "../../../src/index/store/file-stores.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { VisibleText } from "../../../src/text/visible-text.ts";
import { indexCorpus } from "../../index-corpus.ts";
import { INDEX_FOLDER } from "../../open-index.ts";
import { writeDist } from "../../write-dist.ts";
import type { BenchmarkArticle, BenchmarkQuery, BuiltFiles, System } from "../system.ts";

/** Files of the resident part, in the folder that a build writes. */
const RESIDENT = new RegExp(`^${INDEX_FOLDER}/(?:\\w+/)?${partFile(0).replace(".bin", "(?:-\\d+)?\\.bin")}$`);

function makePage(text: string): string {
  return `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>\n`;
}

/** An article as the project's own reading would give it, cut where the benchmark's corpus is cut. */
function prepare({ id, title, text, spans }: BenchmarkArticle): PreparedArticle {
  const texts = spans.map(([start, end]) => text.slice(start, end));
  const ids = makePassageIds(id, texts);
  return {
    record: { id, title, url: null, source: null, authors: [], published: null, tags: [], lang: "en" },
    hasHeadline: true,
    summary: null,
    text,
    visible: new VisibleText(text, []),
    passages: spans.map(([start, end], at) => ({ id: ids[at] ?? "", section: [], span: { start, end } })),
    sections: [],
    html: texts.map(makePage).join(""),
    origin: { file: `${id}.txt`, line: null },
  };
}

function* prepareAll(articles: Iterable<BenchmarkArticle>): Generator<PreparedArticle> {
  for (const article of articles) yield prepare(article);
}

function isPreloaded(name: string): boolean {
  return RESIDENT.test(name);
}

/** What a reader would type for a query of the benchmark. */
function writeQuery({ kind, text }: BenchmarkQuery): string {
  if (kind === "phrase") return `"${text}"`;
  return kind === "prefix" ? `${text}*` : text;
}

/** Opens the index among files that were built. */
export function openBuilt({ preloaded, fetch }: BuiltFiles): Promise<PassageIndex> {
  const store = createFileStore(async (path) => {
    const name = `${INDEX_FOLDER}/${path}`;
    return isPreloaded(name) ? preloaded(name) : fetch(name);
  });
  return openIndex(store);
}

/** This project's own index, written as `npm run build` writes it. */
export async function pressmark(): Promise<System> {
  return {
    async build(articles, folder) {
      const corpus = {
        settings: CorpusSettings.parse({}),
        articles: prepareAll(articles),
        skipped: [],
        dropped: new Map(),
      };
      writeDist(folder, (output) => indexCorpus(corpus, "benchmark", output));
    },
    isPreloaded,
    async open(files) {
      const index = await openBuilt(files);
      return {
        async search(query, limit) {
          const request = { query: writeQuery(query) };
          const { top } = await rankPassages(index, request, { most: limit, perArticle: limit });
          return top.map(({ passage }) => passage);
        },
      };
    },
  };
}
