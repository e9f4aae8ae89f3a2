import type { Suggestion, SuggestionList } from "../contract/suggestions.ts";
import { phraseKey } from "../index/format/fold-phrase.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import type { FoundSuggestion } from "../index/read/suggestion-table.ts";
import { completeTail } from "./complete-tail.ts";
import { findWords } from "./find-words.ts";
import { rangeInText, readTyped, type TypedText } from "./typed-text.ts";

/** What is looked at for each that is asked for: one may be found by several of its words. */
const SPARE = 3;

/** Finds what has all that is typed: what begins so first, then that of which a later word does. */
function findWhole({ suggestions }: PassageIndex, { key, ending }: TypedText, limit: number): FoundSuggestion[] {
  const prefix = key + ending;
  const found = [...suggestions.beginningWith(prefix, limit), ...suggestions.withLaterWord(prefix, SPARE * limit)];
  return found.filter((one, at) => found.findIndex(({ text }) => text === one.text) === at).slice(0, limit);
}

function describeFound({ text, kind, count, article, at }: FoundSuggestion, { key }: TypedText): Suggestion {
  return { text, kind, highlights: [rangeInText(text, at, key.length)], article, count };
}

/** Gives words that begin as the only one that is typed, and are in nothing that was found. */
function completeWord(index: PassageIndex, typed: TypedText, found: readonly FoundSuggestion[]): Suggestion[] {
  if (typed.words.length !== 1 || typed.ending !== "") return [];
  const known = new Set(found.flatMap(({ text }) => phraseKey(text).split(" ")));
  const words = findWords(index, typed.key).filter((word) => !known.has(word));
  return words.map((text) => {
    return { text, kind: "word", highlights: [rangeInText(text, 0, typed.key.length)], article: null, count: null };
  });
}

/** Tells whether the words before the last say nothing of what is looked for. */
function hasBareBeginning({ languages }: PassageIndex, { key, words }: TypedText): boolean {
  const before = key.slice(0, words.at(-1)?.at).trimEnd().split(" ");
  return words.length > 1 && before.every((word) => languages.some((language) => language.isStopWord(word)));
}

function complete(index: PassageIndex, typed: TypedText, limit: number): Suggestion[] {
  const found = findWhole(index, typed, limit);
  const whole = found.map((one) => describeFound(one, typed));
  if (found.length < limit) whole.push(...completeWord(index, typed, found));
  if (whole.length > 0 && !hasBareBeginning(index, typed)) return whole;
  const known = new Set(whole.map(({ text }) => phraseKey(text)));
  return [...whole, ...completeTail(index, typed, limit).filter(({ text }) => !known.has(phraseKey(text)))];
}

/**
 * Completes what is being typed from what the corpus has: titles, names, phrases and words that begin so, then those of
 * which a later word does. The last word may be unfinished, unless white space follows. Where nothing has all that is typed, and
 * where only its last word says anything, the last words are completed by themselves, so that typing goes on being helped.
 *
 * Nothing that a person types is an error. The time taken does not depend on how much begins so.
 */
export function suggest(index: PassageIndex, query: string, limit: number): SuggestionList {
  const typed = readTyped(query);
  const suggestions = typed.key === "" ? [] : complete(index, typed, limit).slice(0, limit);
  return { query, suggestions, index: index.reference };
}
