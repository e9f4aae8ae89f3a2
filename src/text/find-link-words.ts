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

/** Finds the first and the last words of a text, each in one stretch that is shown without a break; `null` for a text without a word. Linear. */
export function findLinkWords(visible: VisibleText): LinkWords | null {
  const { text } = visible;
  const stretches = visible.stretches().filter(({ start, end }) => hasWord(text.slice(start, end)));
  const wordsOf = (at: number) => {
    const { start, end } = stretches.at(at) ?? { start: 0, end: 0 };
    return Array.from(tokenise(text.slice(start, end)), (word) => ({
      start: start + word.start,
      end: start + word.end,
    }));
  };
  const around = (words: readonly TextRange[]) => ({ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 });
  if (stretches.length === 0) return null;
  const first = wordsOf(0);
  if (stretches.length === 1 && first.length <= 2 * LINK_WORDS) return { head: around(first), tail: null };
  const last = stretches.length === 1 ? first : wordsOf(-1);
  return { head: around(first.slice(0, LINK_WORDS)), tail: around(last.slice(-LINK_WORDS)) };
}
