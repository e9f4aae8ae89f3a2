import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CorpusSettings } from "../../../src/corpus/corpus-settings.ts";
import { createApp } from "../../../src/doors/http/app.ts";
import { createServer } from "../../../src/doors/mcp/create-server.ts";
import { createMcpEndpoint } from "../../../src/doors/mcp/endpoint.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { END, type PostingCursor } from "../../../src/index/read/posting-cursor.ts";
import { createFileStore } from "../../../src/index/store/file-stores.ts";
import { inverseFrequency, lengthFactor, makeLengthNorm, saturate } from "../../../src/search/bm25.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { RANKING } from "../../../src/search/ranking.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { TopPassages } from "../../../src/search/score/top-passages.ts";
import { indexCorpus } from "../../index-corpus.ts";
import { INDEX_FOLDER } from "../../open-index.ts";
import { writeDist } from "../../write-dist.ts";
import type { Engine } from "../engine.ts";
import { REQUESTS, writeQuery } from "../requests.ts";

function openBuilt(folder: string): Promise<PassageIndex> {
  return openIndex(createFileStore((path) => readFile(join(folder, INDEX_FOLDER, path))));
}

/** This project's own index, written as `npm run build` writes it. */
export const pressmark: Engine = {
  build(articles, folder) {
    const corpus = { settings: CorpusSettings.parse({}), articles, copies: [] };
    writeDist(folder, (output) => indexCorpus(corpus, "benchmark", output));
  },
  async open(folder) {
    const index = await openBuilt(folder);
    return async (query, limit) => {
      const { top } = await rankPassages(index, { query: writeQuery(query) }, { most: limit, perArticle: limit });
      return top.map(({ passage }) => passage);
    };
  },
  async serve(folder) {
    const index = await openBuilt(folder);
    const mcp = createMcpEndpoint({ createServer: (context) => createServer(index, context) });
    const loadIndex = async () => ({ index, cold: false });
    const app = createApp({ loadIndex, codeVersion: "benchmark" }, mcp);
    return { send: (...sent) => app.request(...sent), requests: REQUESTS };
  },
  deploy(assets) {
    const root = resolve(import.meta.dirname, "../../..");
    const [entry, config] = [join(root, "src/worker.ts"), join(root, "wrangler.toml")];
    return { entry, config, assets, requests: REQUESTS };
  },
};

function firstOf(cursors: readonly PostingCursor[]): number {
  let first = END;
  for (const { passage } of cursors) if (passage < first) first = passage;
  return first;
}

/** Gives the best passages by BM25 over their texts (Robertson et al. 1994): any word, nothing else. */
async function rankPlainly(index: PassageIndex, query: string, limit: number): Promise<number[]> {
  const { words } = parseQuery(query, index.languages);
  const entries = words.flatMap(({ terms: [term = ""] }) => index.terms.find(term) ?? []);
  const cursors = await index.readPostings(entries, false);
  const { passages, tokens } = index.counts;
  const weights = entries.map((entry) => inverseFrequency(passages, entry.passages));
  const norm = makeLengthNorm({ weight: 1, b: RANKING.fields.text.b }, tokens.text / passages);
  const top = new TopPassages(limit);
  for (let passage = firstOf(cursors); passage !== END; passage = firstOf(cursors)) {
    const factor = lengthFactor(norm, index.columns.textLength[passage] ?? 0);
    let score = 0;
    for (const [at, cursor] of cursors.entries()) {
      if (cursor.passage !== passage) continue;
      score += (weights[at] ?? 0) * saturate(cursor.text * factor, RANKING.k1);
      cursor.next();
    }
    if (top.admits(0, score, passage)) top.add({ key: 0, score, passage, article: 0, matched: [] });
  }
  return top.sorted.map(({ passage }) => passage);
}

/** This project's own index, asked by plain BM25: what its ranking costs beyond that. */
export const plainBm25: Engine = {
  build: pressmark.build,
  async open(folder) {
    const index = await openBuilt(folder);
    return ({ text }, limit) => rankPlainly(index, text, limit);
  },
};
