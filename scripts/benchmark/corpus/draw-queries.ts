import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { languageOf } from "../../../src/text/language.ts";
import { createRandom, drawFrom } from "../../create-random.ts";
import { type BenchmarkQuery, passagesOf, QUERY_KINDS, type QueryKind } from "../system.ts";
import { SYNTHETIC } from "./make-articles.ts";

/** Queries of each kind. */
const EACH = 8;

const SEED = 2026;

/** Every how many passages one is kept, to draw queries from. */
const SAMPLE_STEP = 31;

/** What is known of the words of a corpus. */
export interface WordSurvey {
  passages: number;
  /** How many of the passages are real text; the others are made up. */
  real: number;
  words: number;
  /** In how many passages each word stands. */
  frequencies: ReadonlyMap<string, number>;
  /** The words of passages spread over the corpus. */
  sample: readonly (readonly string[])[];
}

/** Gives the words of a text as queries are drawn from them: letters, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Counts the words of a corpus. */
export function surveyWords(articles: Iterable<PreparedArticle>): WordSurvey {
  const frequencies = new Map<string, number>();
  const sample: string[][] = [];
  let [passages, real, words] = [0, 0, 0];
  for (const article of articles) {
    if (!article.record.id.startsWith(SYNTHETIC)) real += article.passages.length;
    for (const { text } of passagesOf([article])) {
      const found = wordsOf(text);
      for (const word of new Set(found)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
      if (passages % SAMPLE_STEP === 0) sample.push(found);
      words += found.length;
      passages += 1;
    }
  }
  return { passages, real, words, frequencies, sample };
}

/** A word with an inner letter left out, such that the corpus does not have it. */
function misspell(word: string, { frequencies }: WordSurvey): string {
  const misspelt = Array.from({ length: word.length - 4 }, (_, at) => word.slice(0, at + 2) + word.slice(at + 3));
  return misspelt.find((spelling) => !frequencies.has(spelling)) ?? `${word}e`;
}

/** How a query of each kind is drawn. Words are rare, medium or common by the number of passages that have them. */
function createDraws(survey: WordSurvey): Readonly<Record<QueryKind, () => string>> {
  const { frequencies, passages, sample } = survey;
  const random = createRandom(SEED);
  const draw = <T>(items: readonly T[]) => drawFrom(random, items);
  const words = [...frequencies].filter(([word]) => !languageOf("en").isStopWord(word)).sort();
  const between = (low: number, high: number, letters: number) =>
    words.flatMap(([word, count]) => (count >= low && count <= high && word.length >= letters ? [word] : []));
  const rare = between(1, 3, 5);
  const common = between(passages / 20, passages / 4, 4);
  const medium = new Set(between(Math.max(2, passages / 1_000), passages / 50, 5));
  const long = [...medium].filter(({ length }) => length >= 8);
  const rich = sample.filter((all) => new Set(all).intersection(medium).size >= 3);
  // Of one passage, so that something answers all of them.
  const drawThree = () => {
    const left = [...new Set(draw(rich).filter((word) => medium.has(word)))];
    return Array.from({ length: 3 }, () => left.splice(left.indexOf(draw(left)), 1)).flat();
  };
  return {
    "rare word": () => draw(rare),
    "common word": () => draw(common),
    "three words": () => drawThree().join(" "),
    question: () => {
      const [first, second, third] = drawThree();
      return `What was said about the ${first} and the ${second}, and how does it bear on ${third}?`;
    },
    phrase: () => {
      const all = draw(rich);
      const start = Math.max(
        0,
        all.slice(1, -2).findIndex((word) => medium.has(word)),
      );
      return all.slice(start, start + 4).join(" ");
    },
    prefix: () => draw([...medium]).slice(0, 4),
    typo: () => misspell(draw(long), survey),
  };
}

/** Draws a mixed set of queries, the kinds in turn. The same survey gives the same. */
export function drawQueries(survey: WordSurvey): BenchmarkQuery[] {
  const draws = createDraws(survey);
  return Array.from({ length: EACH }, () => QUERY_KINDS.map((kind) => ({ kind, text: draws[kind]() }))).flat();
}
