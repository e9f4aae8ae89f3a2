import { hasWord } from "./has-word.ts";
import type { TextRange } from "./split-sentences.ts";
import { tokenise } from "./tokenise.ts";
import type { VisibleText } from "./visible-text.ts";

/** Words at either end of a text that a link to it names: enough to be the only place in an article. */
const LINK_WORDS = 6;

/** The words by which a browser finds a text that a link leads to, as ranges of the visible text; a short text is all head. */
export interface LinkWords {
  head: TextRange;
  tail: TextRange | null;
}

/** Code units at the end of a text in which its last words are looked for, if a space parts them from what is before. */
const TAIL_LENGTH = 200;

/** Finds the first words of a range of a text, at most `most`. */
function firstWords(text: string, { start, end }: TextRange, most: number): TextRange[] {
  const words = tokenise(text.slice(start, end)).take(most);
  return Array.from(words, (word) => ({ start: start + word.start, end: start + word.end }));
}

/** Finds the last words of a range of a text. */
function lastWords(text: string, range: TextRange): TextRange[] {
  const space = text.lastIndexOf(" ", range.end - TAIL_LENGTH);
  const words = firstWords(text, { ...range, start: Math.max(range.start, space) }, Number.POSITIVE_INFINITY);
  return words.slice(-LINK_WORDS);
}

const around = (words: readonly TextRange[]) => ({ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 });

/** Stretches at whose beginning a text may be named, where those before it are named elsewhere: more are far from where it begins. */
const MOST_TRIED = 4;

/** Finds words of a text that are not in what is before it, those of `usual` if they can be; `null` where the few tried all are. */
function findClear(
  text: string,
  { usual, stretches, before }: { usual: TextRange; stretches: readonly TextRange[]; before: string },
): TextRange | null {
  const isClear = ({ start, end }: TextRange) => !before.includes(text.slice(start, end).toLowerCase());
  if (isClear(usual)) return usual;
  for (const stretch of stretches.slice(0, MOST_TRIED)) {
    const words = firstWords(text, stretch, 2 * LINK_WORDS);
    const clear = [words.slice(0, LINK_WORDS), words].map(around).find(isClear);
    if (clear) return clear;
  }
  return null;
}

/**
 * Finds the first and the last words of a text, each in one stretch that is shown without a break; `null` for a text without a word.
 * Where its first words are in the text `before` it too, in lower case, the head is further on if it can be: a browser marks the
 * first place that it finds, whatever the case. Linear.
 */
export function findLinkWords(visible: VisibleText, before = ""): LinkWords | null {
  const { text } = visible;
  const stretches = visible.stretches().filter(({ start, end }) => hasWord(text.slice(start, end)));
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return null;
  const words = firstWords(text, first, 2 * LINK_WORDS + 1);
  const isShort = first === last && words.length <= 2 * LINK_WORDS;
  const usual = around(isShort ? words : words.slice(0, LINK_WORDS));
  const head = findClear(text, { usual, stretches, before }) ?? usual;
  const tail = around(lastWords(text, last));
  // A browser looks for the last words behind the first.
  return { head, tail: isShort || tail.start < head.end ? null : tail };
}
