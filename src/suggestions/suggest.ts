import { LIMITS } from "../contract/limits.ts";
import type { Suggestion, SuggestionList } from "../contract/suggestions.ts";
import { type FoldedPhrase, foldPhrase, phraseKey } from "../index/format/fold-phrase.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";

/** Suggestions read for each that is asked for: one may be found by several of its words. */
const SPARE = 3;

/** Most last words completed without those before them, as few phrases have more, and what is looked at to do so. */
const MAX_TAIL_WORDS = 3;
const MAX_TAILS = 60;

/** What is being typed, and its folded form, whose key `ending` follows when the last word is whole. */
interface TypedText extends FoldedPhrase {
  text: string;
  ending: "" | " ";
}

/** Reads what is being typed: its last word may be unfinished, unless white space or a hyphen follows it. */
export function readTyped(text: string): TypedText {
  const folded = foldPhrase(text);
  const rest = text.slice(folded.words.at(-1)?.end ?? 0);
  return { ...folded, text, ending: /[\s\p{Dash_Punctuation}]/u.test(rest) ? " " : "" };
}

/** Gives the range of a text that so many letters of its key stand for, from a word's offset in the key on. */
function rangeInText(text: string, at: number, letters: number): [number, number] {
  const { words } = foldPhrase(text);
  const first = words.findLast((word) => word.at <= at);
  const last = words.findLast((word) => word.at < at + letters);
  if (!first || !last) return [0, 0];
  let end = last.start + 1;
  while (end < last.end && phraseKey(text.slice(last.start, end)).length < at + letters - last.at) end += 1;
  return [first.start, end];
}

function isStopWord({ languages }: PassageIndex, word: string): boolean {
  return languages.some((language) => language.isStopWord(word));
}

/** Finds the words of the corpus that begin so, folded, the most frequent first, without stop words. */
function findWords(index: PassageIndex, beginning: string): string[] {
  const found = [...index.words.startingWith(beginning).take(LIMITS.completingWords)].sort((a, b) => b.count - a.count);
  return found
    .map(({ word }) => word)
    .filter((word) => !isStopWord(index, word))
    .slice(0, MAX_TAILS);
}

/** Finds what has all that is typed: what begins so first, then what has a later word that does, then other words. */
function completeWhole(index: PassageIndex, { key, words, ending }: TypedText, limit: number): Suggestion[] {
  const { suggestions } = index;
  const prefix = key + ending;
  const found = [...suggestions.find(prefix, limit), ...suggestions.find(prefix, SPARE * limit, true)];
  const once = found.filter(({ text }, at) => found.findIndex((other) => other.text === text) === at).slice(0, limit);
  const whole = once.map(({ text, kind, count, article, at }): Suggestion => {
    return { text, kind, highlights: [rangeInText(text, at, key.length)], article, count };
  });
  if (whole.length === limit || words.length !== 1 || ending !== "") return whole;
  const known = new Set(whole.flatMap(({ text }) => phraseKey(text).split(" ")));
  for (const text of findWords(index, key).filter((word) => !known.has(word)))
    whole.push({ text, kind: "word", highlights: [rangeInText(text, 0, key.length)], article: null, count: null });
  return whole;
}

/** Completes the last words typed, as many as anything begins with, and leaves those before them as they are. */
function completeTail(index: PassageIndex, { text, key, words, ending }: TypedText): Suggestion[] {
  for (const { start, at } of words.slice(1).slice(-MAX_TAIL_WORDS)) {
    const [head, tail] = [text.slice(0, start).replace(/\s+/g, " ").trimStart(), key.slice(at)];
    const found = index.suggestions.find(tail + ending, MAX_TAILS);
    // A title or a heading follows no other words.
    const tails = found.filter(({ kind }) => kind !== "title" && kind !== "heading").map((one) => one.text);
    if (tails.length === 0 && ending === "" && !tail.includes(" ")) tails.push(...findWords(index, tail));
    const completed = tails.map((one): Suggestion => {
      const [, end] = rangeInText(one, 0, tail.length);
      return { text: head + one, kind: "query", highlights: [[0, head.length + end]], article: null, count: null };
    });
    const longer = completed.filter((one) => one.text.length <= LIMITS.queryLength && phraseKey(one.text) !== key);
    if (longer.length > 0) return longer;
  }
  return [];
}

/**
 * Completes what is being typed: by what begins so, then by what has a later word that does. The last word may be unfinished,
 * unless white space follows. Where nothing has all that is typed, or only its last word says anything, the last words are
 * completed without those before them. Nothing typed is an error. The time taken does not depend on how much begins so.
 */
export function suggest(index: PassageIndex, query: string, limit: number): SuggestionList {
  const typed = readTyped(query);
  const { key, words } = typed;
  const found = key === "" ? [] : completeWhole(index, typed, limit);
  const before = key.slice(0, words.at(-1)?.at).trimEnd().split(" ");
  if (found.length === 0 || (words.length > 1 && before.every((word) => isStopWord(index, word)))) {
    const known = new Set(found.map(({ text }) => phraseKey(text)));
    found.push(...completeTail(index, typed).filter(({ text }) => !known.has(phraseKey(text))));
  }
  return { query, suggestions: found.slice(0, limit), index: index.reference };
}
