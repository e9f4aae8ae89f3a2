import type { Language } from "../../../text/language.ts";
import { type Token, tokenise } from "../../../text/tokenise.ts";

/** Small words inside names: House of Representatives, Charles de Gaulle. */
const PARTICLES = new Set("of the for de la du des del della di da dos von van der den bin ibn al の 的".split(" "));

/** Languages that capitalise every noun, so that one capital makes no name. */
const CAPITAL_NOUNS = new Set(["de", "lb"]);

/** What joins two words of a phrase; after a plural or an initial a mark does too: Workers’ Party, Harry S. Truman. */
const JOINT = /^[ \-‐‑]?$/;
const MARKED_JOINT = /(?:s['’]|(?<!\p{L})\p{Lu}\.) $/u;

/** What a sentence, a quotation or an item may begin after. */
const BREAK = /[.!?:;…“"‘«([{*•|#>]/;

/** Most words of a phrase, and of a name. */
const MAX_WORDS = 4;
const MAX_NAME_WORDS = 7;

/** An occurrence of a word, name or phrase. */
export interface PhraseOccurrence {
  /** Its folded words, a space before each. */
  key: string;
  text: string;
  /** 1 for a whole name, -1 for none, 0 where that cannot be told. */
  named: number;
}

interface Word extends Pick<Token, "start" | "end" | "word"> {
  /** Whether it may go on with the name of the word before it. */
  goesOn: boolean;
  isCapital: boolean;
  /** Whether no phrase begins or ends with it. */
  isMinor: boolean;
  /** Whether its capital is its own: the first word of a sentence has one anyway. */
  isSure: boolean;
}

/** Cuts a line into runs of words that may be of one phrase. */
function readRuns(line: string, isStopWord: Language["isStopWord"]): Word[][] {
  // A line all in capitals tells no names.
  const hasCase = /\p{Ll}/u.test(line);
  const runs: Word[][] = [[]];
  let before = 0;
  for (const { start, end, word } of tokenise(line)) {
    const [gap, letter] = [line.slice(before, start), line.charAt(start)];
    const isJoined = JOINT.test(gap) || MARKED_JOINT.test(line.slice(Math.max(0, before - 2), start));
    const isSure = before > 0 && (isJoined || !BREAK.test(gap));
    if (!isJoined) runs.push([]);
    const run = runs.at(-1) ?? [];
    const follows = run.at(-1)?.isCapital === true;
    // After a hyphen a name may go on small: Jae-myung.
    const isLarge = letter !== letter.toLowerCase() || (gap === "-" && follows);
    const isMinor = isStopWord(word) || (PARTICLES.has(word) && !isLarge);
    const isCapital = isLarge && hasCase && !isMinor;
    run.push({ start, end, word, goesOn: isCapital && follows, isCapital, isMinor, isSure });
    before = end;
  }
  return runs;
}

/** Gives the phrases that begin with the first of some words. Only a name begins or ends inside a name. */
function* phrasesFrom(words: readonly Word[], line: string, leastWords: number): Generator<PhraseOccurrence> {
  const [first] = words;
  if (!first) return;
  let [key, isName] = ["", true];
  for (const [at, word] of words.slice(0, MAX_NAME_WORDS).entries()) {
    key += ` ${word.word}`;
    isName &&= word.isCapital || (leastWords === 1 && PARTICLES.has(word.word));
    const isPiece = first.goesOn || words[at + 1]?.goesOn === true;
    if (word.isMinor || (!isName && (isPiece || at >= MAX_WORDS))) continue;
    const text = line.slice(first.start, word.end).replace(/['’ʼ]s$/, "");
    const isWhole = !isPiece && (at > 0 || first.isSure);
    yield { key, text, named: isName && at + 1 >= leastWords ? Number(isWhole) : -1 };
  }
}

/** Gives every occurrence of a word, name or phrase in a line. Linear in its length. */
export function* readPhrases(line: string, { code, isStopWord }: Language): Generator<PhraseOccurrence> {
  const leastWords = CAPITAL_NOUNS.has(code) ? 2 : 1;
  for (const run of readRuns(line, isStopWord))
    for (const [at, { isMinor }] of run.entries())
      if (!isMinor) yield* phrasesFrom(run.slice(at, at + MAX_NAME_WORDS + 1), line, leastWords);
}
