import type { PhraseCounter } from "./phrase-counter.ts";
import { JOINTS } from "./word-scanner.ts";

const SMALL_LETTER = /^\p{Ll}/u;

/** How the first word is spelt where it does not begin a sentence. */
function spellFirst({ phrases, spellings }: PhraseCounter, spelling: number): string {
  const alone = phrases.find(0, spellings.wordOf(spelling));
  const isBare = spellings.bareOf(spelling) === spelling;
  const isName = alone === 0 || phrases.namedOf(alone) >= 0;
  return spellings.textOf(isBare && !isName ? phrases.lastOf(alone) : spelling);
}

/** Spells a phrase as it is mostly written within a sentence. */
export function spellPhrase(counter: PhraseCounter, phrase: number): string {
  const { phrases, spellings } = counter;
  const isName = phrases.namedOf(phrase) > 0;
  let text = spellings.textOf(phrases.lastOf(phrase));
  for (let at = phrase; phrases.parentOf(at) > 0; at = phrases.parentOf(at)) {
    const before = phrases.beforeOf(at);
    const isFirst = phrases.parentOf(phrases.parentOf(at)) === 0;
    const word = isFirst && !isName ? spellFirst(counter, before >>> 3) : spellings.textOf(before >>> 3);
    text = word + JOINTS[before & 7] + text;
  }
  // Mostly its first words may be no name: interstate commerce, in Interstate Commerce Commission.
  return isName ? text.replace(SMALL_LETTER, (letter) => letter.toUpperCase()) : text;
}
