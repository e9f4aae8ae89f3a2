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

/** Finds the first and the last words of a text, each in one stretch that is shown without a break; `null` for a text without a word. Linear. */
export function findLinkWords(visible: VisibleText): LinkWords | null {
  const { text } = visible;
  const stretches = visible.stretches();
  const holdsWord = ({ start, end }: TextRange) => hasWord(text.slice(start, end));
  const [first, last] = [stretches.find(holdsWord), stretches.findLast(holdsWord)];
  if (!first || !last) return null;
  const words = firstWords(text, first, 2 * LINK_WORDS + 1);
  if (first === last && words.length <= 2 * LINK_WORDS) return { head: around(words), tail: null };
  return { head: around(words.slice(0, LINK_WORDS)), tail: around(lastWords(text, last)) };
}
