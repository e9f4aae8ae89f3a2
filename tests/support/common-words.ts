import type { PreparedArticle } from "../../src/corpus/article.ts";
import { prepare } from "./prepared-article.ts";
import { COMMON } from "./worst-requests.ts";

const ENDINGS = ["ak", "elon", "ir", "odu", "um", "arte", "esk", "iv"];

/** Common words first, then words with every letter in front, that no stemmer changes much. */
const WORDS = [
  ...COMMON,
  ...ENDINGS.flatMap((ending, at) =>
    Array.from("tsabcwomphdflnrgeiukvjyqzx", (letter) => `${letter}${ending}${at % 2 ? "an" : "ol"}`),
  ),
];

/** The most frequent words but for common ones. */
export const FREQUENT = WORDS.slice(COMMON.length, COMMON.length + 64);

const ARTICLES = 280;
const PASSAGES = 50;
const LENGTH = 24;

/**
 * As many passages as it takes for a request to be bounded by their number. Word n is 1 / n as frequent as the first (Zipf), so
 * that most passages have all of the commonest, as those of any language do.
 */
export function makeCommonWords(): PreparedArticle[] {
  const sums: number[] = [];
  for (const at of WORDS.keys()) sums.push((sums.at(-1) ?? 0) + 1 / (at + 2));
  let state = 7;
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647;
    const wanted = (state / 2_147_483_647) * (sums.at(-1) ?? 0);
    return WORDS[sums.findIndex((sum) => sum >= wanted)] ?? "";
  };
  const sentence = () => Array.from({ length: LENGTH }, draw).join(" ");
  return Array.from({ length: ARTICLES }, (_, at) => {
    const passages = Array.from({ length: PASSAGES }, () => ({ text: `${sentence()}.`, section: [] }));
    return prepare({ id: `article-${at}`, title: `${draw()} ${draw()}`, passages });
  });
}
