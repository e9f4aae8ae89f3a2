import { closeSync, openSync, writeSync } from "node:fs";
import type { BenchmarkArticle } from "../system.ts";
import { readRealArticles } from "./real-articles.ts";
import { makeSyntheticArticles } from "./synthetic-articles.ts";
import { createWordSurvey, type WordSurvey } from "./word-survey.ts";

/** The passages of one size: the first so many of the corpus. */
export interface CorpusSize {
  passages: number;
  /** How many of the passages are made up; the others are real text. */
  synthetic: number;
  words: number;
  survey: WordSurvey;
}

/** Real articles first, then synthetic ones without end. */
function* makeArticles(): Generator<{ article: BenchmarkArticle; synthetic: boolean }> {
  const real = readRealArticles();
  for (const article of real) yield { article, synthetic: false };
  for (const article of makeSyntheticArticles(real)) yield { article, synthetic: true };
}

/**
 * Writes a corpus as JSON lines, an article a line, with the passages of the largest size; the smaller sizes are its
 * beginnings. Gives what is known of each size. The same sizes give the same bytes.
 */
export function writeCorpus(path: string, sizes: readonly number[]): CorpusSize[] {
  const wanted = [...sizes].sort((a, b) => a - b);
  const made: CorpusSize[] = [];
  const survey = createWordSurvey();
  let synthetic = 0;
  const file = openSync(path, "w");
  for (const { article, synthetic: isSynthetic } of makeArticles()) {
    writeSync(file, `${JSON.stringify(article)}\n`);
    for (const [start, end] of article.spans) {
      if (made.length === wanted.length) break;
      survey.add(article.text.slice(start, end));
      if (isSynthetic) synthetic += 1;
      if (survey.passages === wanted[made.length]) {
        made.push({ passages: survey.passages, synthetic, words: survey.words, survey: survey.snapshot() });
      }
    }
    if (made.length === wanted.length) break;
  }
  closeSync(file);
  return made;
}
