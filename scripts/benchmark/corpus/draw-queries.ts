import { languageOf } from "../../../src/text/language.ts";
import { createRandom, drawInteger } from "../../create-random.ts";
import { type BenchmarkQuery, QUERY_KINDS, type QueryKind } from "../system.ts";
import { type WordSurvey, wordsOf } from "./word-survey.ts";

/** Queries of each kind. */
const EACH = 8;

const SEED = 2026;

/** What queries are drawn from. */
interface Source {
  random: () => number;
  rare: readonly string[];
  medium: readonly string[];
  common: readonly string[];
  /** Words of the passages that have enough medium words to ask for several of them at once. */
  passages: readonly (readonly string[])[];
  isMedium: (word: string) => boolean;
  isKnown: (word: string) => boolean;
}

function isTelling(word: string, length: number): boolean {
  return word.length >= length && !languageOf("en").isStopWord(word);
}

/** Parts the vocabulary by the share of passages that a word stands in; rare is one to three passages. */
function createSource({ frequencies, passages, sample }: WordSurvey): Source {
  const words = Array.from(frequencies.keys()).sort();
  const between = (low: number, high: number, length: number) =>
    words.filter((word) => {
      const frequency = frequencies.get(word) ?? 0;
      return frequency >= low && frequency <= high && isTelling(word, length);
    });
  const medium = between(Math.max(2, passages / 1_000), passages / 50, 5);
  const known = new Set(medium);
  const isMedium = (word: string) => known.has(word);
  return {
    random: createRandom(SEED),
    rare: between(1, 3, 5),
    medium,
    common: between(passages / 20, passages / 4, 4),
    passages: sample.map(wordsOf).filter((all) => new Set(all.filter(isMedium)).size >= 3),
    isMedium,
    isKnown: (word) => frequencies.has(word),
  };
}

function pick<T>(from: readonly T[], random: () => number): T {
  const picked = from[drawInteger(random, 0, from.length - 1)];
  if (picked === undefined)
    throw new Error("The corpus is too small to draw queries from, wanted 1,000 passages or more");
  return picked;
}

/** Three different medium words of one passage, so that something answers all of them. */
function pickThree({ passages, random, isMedium }: Source): string[] {
  const words = [...new Set(pick(passages, random).filter(isMedium))];
  return Array.from({ length: 3 }, () => words.splice(drawInteger(random, 0, words.length - 1), 1)).flat();
}

/** Four words in a row, of which the second is a telling one. */
function pickPhrase({ passages, random, isMedium }: Source): string {
  const words = pick(passages, random);
  const at = Math.max(
    1,
    words.findIndex((word, index) => index > 0 && index < words.length - 2 && isMedium(word)),
  );
  return words.slice(at - 1, at + 3).join(" ");
}

/** A word with an inner letter left out, such that the corpus does not have it. */
function pickTypo({ medium, random, isKnown }: Source): string {
  const word = pick(
    medium.filter(({ length }) => length >= 8),
    random,
  );
  const places = Array.from({ length: word.length - 4 }, (_, index) => index + 2);
  const misspelt = places.map((place) => word.slice(0, place) + word.slice(place + 1));
  return misspelt.find((spelling) => !isKnown(spelling)) ?? `${word}e`;
}

function pickQuestion(source: Source): string {
  const [first, second, third] = pickThree(source);
  return `What was said about the ${first} and the ${second}, and how does it bear on ${third}?`;
}

const MAKERS: Readonly<Record<QueryKind, (source: Source) => string>> = {
  "rare word": ({ rare, random }) => pick(rare, random),
  "common word": ({ common, random }) => pick(common, random),
  "three words": (source) => pickThree(source).join(" "),
  question: pickQuestion,
  phrase: pickPhrase,
  prefix: ({ medium, random }) => pick(medium, random).slice(0, 4),
  typo: pickTypo,
};

/** Draws a mixed set of queries by the document frequency of words, the kinds in turn. The same survey gives the same. */
export function drawQueries(survey: WordSurvey): BenchmarkQuery[] {
  const source = createSource(survey);
  const queries: BenchmarkQuery[] = [];
  for (let round = 0; round < EACH; round++) {
    for (const kind of QUERY_KINDS) {
      queries.push({ kind, text: MAKERS[kind](source) });
    }
  }
  return queries;
}
