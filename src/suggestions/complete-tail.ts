import { MAX_QUERY_LENGTH } from "../contract/search-request.ts";
import type { Suggestion } from "../contract/suggestions.ts";
import { foldPhrase } from "../index/format/fold-phrase.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { findWords } from "./find-words.ts";
import { rangeInText, type TypedText } from "./typed-text.ts";

/** Most of the last words that are completed by themselves: few phrases have more. */
const MAX_WORDS = 3;

/** Suggestions that are looked at; some of them cannot follow other words. */
const MAX_READ = 60;

/** Finds what the last words, from a place in the key on, may go on to. A title or a heading stands for itself. */
function findTails(index: PassageIndex, { key, ending }: TypedText, at: number): string[] {
  const tail = key.slice(at);
  const found = index.suggestions.beginningWith(tail + ending, MAX_READ);
  const following = found.filter(({ kind }) => kind !== "title" && kind !== "heading");
  if (following.length > 0 || ending !== "" || tail.includes(" ")) return following.map(({ text }) => text);
  return findWords(index, tail);
}

/**
 * Completes the last words that are typed, those before them as they are: as many of them as anything begins with. Nothing
 * when that is all that is typed.
 */
export function completeTail(index: PassageIndex, typed: TypedText, limit: number): Suggestion[] {
  const { text, key, words } = typed;
  for (const { start, at } of words.slice(1).slice(-MAX_WORDS)) {
    const head = text.slice(0, start).replace(/\s+/g, " ").trimStart();
    const completed = findTails(index, typed, at)
      .map((tail) => ({ tail, whole: head + tail }))
      .filter(({ whole }) => whole.length <= MAX_QUERY_LENGTH && foldPhrase(whole).key !== key)
      .slice(0, limit);
    if (completed.length === 0) continue;
    return completed.map(({ tail, whole }) => {
      const [, end] = rangeInText(tail, 0, key.length - at);
      return { text: whole, kind: "query", highlights: [[0, head.length + end]], article: null, count: null };
    });
  }
  return [];
}
