import { createRandom, drawInteger } from "../../create-random.ts";
import type { BenchmarkArticle } from "../system.ts";
import { createWordSource } from "./synthetic-words.ts";

const SEED = 1790;

/** Words of the articles with how often they are used, most used first, which is where most searches for one end. */
function countUses(articles: readonly BenchmarkArticle[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { text } of articles) {
    for (const [word] of text.toLowerCase().matchAll(/\b(?:[ai]|[a-z]{2,})\b/g)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, m], [, n]) => n - m);
}

function capitalise(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function makeSentence(nextWord: () => string, length: number): string {
  const words = Array.from({ length }, nextWord);
  const comma = length > 12 ? Math.floor(length / 2) : length;
  return `${capitalise(words.map((word, at) => (at === comma ? `${word},` : word)).join(" "))}.`;
}

/** A paragraph of about 150 words. */
function makeParagraph(nextWord: () => string, random: () => number): string {
  const sentences: string[] = [];
  let left = drawInteger(random, 110, 170);
  while (left > 0) {
    const length = drawInteger(random, 8, 30);
    sentences.push(makeSentence(nextWord, length));
    left -= length;
  }
  return sentences.join(" ");
}

function makeArticle(number: number, paragraphs: readonly string[], title: string): BenchmarkArticle {
  let start = 0;
  const spans = paragraphs.map((paragraph) => {
    const span = [start, start + paragraph.length] as const;
    start += paragraph.length + 2;
    return span;
  });
  return { id: `synthetic-${number}`, title, text: paragraphs.join("\n\n"), spans };
}

/**
 * Makes articles without end, each paragraph a passage, that use words as the real ones do and new words as larger
 * bodies of text do; there is no sense in them. The same real articles give the same synthetic ones.
 */
export function* makeSyntheticArticles(real: readonly BenchmarkArticle[]): Generator<BenchmarkArticle> {
  const random = createRandom(SEED);
  const nextWord = createWordSource(countUses(real), random);
  for (let number = 1; ; number++) {
    const title = capitalise(Array.from({ length: drawInteger(random, 3, 7) }, nextWord).join(" "));
    const paragraphs = Array.from({ length: drawInteger(random, 4, 40) }, () => makeParagraph(nextWord, random));
    yield makeArticle(number, paragraphs, title);
  }
}
