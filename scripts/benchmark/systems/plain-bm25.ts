import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { END, type PostingCursor } from "../../../src/index/read/posting-cursor.ts";
import { inverseFrequency, lengthFactor, makeLengthNorm, saturate } from "../../../src/search/bm25.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { RANKING } from "../../../src/search/ranking.ts";
import { TopPassages } from "../../../src/search/score/top-passages.ts";
import type { System } from "../system.ts";
import { openBuilt, pressmark } from "./pressmark.ts";

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
  const lengths = index.columns.textLength;
  const top = new TopPassages(limit);
  for (let passage = firstOf(cursors); passage !== END; passage = firstOf(cursors)) {
    const factor = lengthFactor(norm, lengths[passage] ?? 0);
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

/** This project's own index, asked by plain BM25: what the ranking costs beyond it. */
export const plainBm25: System = {
  title: "its index, plain BM25",
  holds: pressmark.holds,
  means: "words alone",
  build: pressmark.build,
  async open(files) {
    const index = await openBuilt(files);
    return ({ text }, limit) => rankPlainly(index, text, limit);
  },
};
