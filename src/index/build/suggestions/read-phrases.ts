import type { Language } from "../../../text/language.ts";
import { type Token, tokenise } from "../../../text/tokenise.ts";

/** Small words inside phrases: House of Representatives, Charles de Gaulle. */
const PARTICLES = new Set("of the for de la du des del della di da dos von van der den bin ibn al の 的".split(" "));

/** Languages that capitalise every noun, so that one capital makes no name. */
const CAPITAL_NOUNS = new Set(["de", "lb"]);

/** What joins two words of a phrase; after a plural or an initial a mark may too: Workers’ Party, Harry S. Truman. */
const JOINT = /^[ \-‐‑]?$/;
const MARKED_JOINT = /(?:s['’]|(?<!\p{L})\p{Lu}\.) $/u;

/** What begins or ends a sentence, a quotation or an item. */
const BREAK = /[.!?:;…“"‘«([{*•|#>]/;

/** Most words of a phrase, and of a name. */
const MAX_WORDS = 4;
const MAX_NAME_WORDS = 7;

/** A word, name or phrase where it stands. */
export interface MetPhrase {
  /** Its folded words, a space before each. */
  key: string;
  text: string;
  /** 1 when it is written as a whole name, -1 as none, 0 when that cannot be told. */
  named: number;
}

interface Word extends Token {
  /** Whether a phrase may go on with it from the word before, and whether a name may. */
  isJoined: boolean;
  goesOn: boolean;
  isCapital: boolean;
  isParticle: boolean;
  /** Whether its capital is its own: the first word of a sentence has one anyway. */
  isSure: boolean;
}

/** Reads the words of a line, without stop words that are no particles. */
function readWords(line: string, isStopWord: Language["isStopWord"]): Word[] {
  // A line all in capitals tells no names.
  const hasCase = /\p{Ll}/u.test(line);
  const words: Word[] = [];
  let before = 0;
  for (const { start, end, word } of tokenise(line)) {
    const [gap, last] = [line.slice(before, start), words.at(-1)];
    const isNext = JOINT.test(gap) || MARKED_JOINT.test(line.slice(Math.max(0, before - 2), start));
    const isJoined = isNext && last?.end === before;
    const isSure = before > 0 && (isNext || !BREAK.test(gap));
    before = end;
    const [isStop, isSmall, letter] = [isStopWord(word), PARTICLES.has(word), line.charAt(start)];
    if (isStop && !isSmall) continue;
    // After a hyphen a name may go on small: Jae-myung.
    const isLarge = !isStop && (letter !== letter.toLowerCase() || (gap === "-" && last?.isCapital === true));
    const [isCapital, isParticle] = [isLarge && hasCase, isSmall && !isLarge];
    const goesOn = isCapital && isJoined && last.isCapital;
    words.push({ start, end, word, isJoined, goesOn, isCapital, isParticle, isSure });
  }
  return words;
}

/** Gives the phrases that begin with the first of some words. Unless they are names they neither begin nor end inside a name. */
function* phrasesFrom(words: readonly Word[], line: string, leastWords: number): Generator<MetPhrase> {
  const [first] = words;
  if (!first) return;
  let [key, isName] = ["", true];
  for (const [at, word] of words.slice(0, MAX_NAME_WORDS).entries()) {
    key += ` ${word.word}`;
    isName &&= word.isCapital || (word.isParticle && leastWords === 1);
    const isPiece = first.goesOn || words[at + 1]?.goesOn === true;
    if (word.isParticle || (!isName && (isPiece || at >= MAX_WORDS))) continue;
    const text = line.slice(first.start, word.end).replace(/['’ʼ]s$/, "");
    const isWhole = !isPiece && (at > 0 || first.isSure);
    yield { key, text, named: isName && at + 1 >= leastWords ? Number(isWhole) : -1 };
  }
}

/** Gives the words, names and phrases of a line, wherever they stand in it. Linear in its length. */
export function* readPhrases(line: string, { code, isStopWord }: Language): Generator<MetPhrase> {
  const words = readWords(line, isStopWord);
  const leastWords = CAPITAL_NOUNS.has(code) ? 2 : 1;
  for (const [at, { isParticle }] of words.entries()) {
    const next = words.slice(at, at + MAX_NAME_WORDS + 1);
    const end = next.findIndex(({ isJoined }, after) => after > 0 && !isJoined);
    if (!isParticle) yield* phrasesFrom(end < 0 ? next : next.slice(0, end), line, leastWords);
  }
}
