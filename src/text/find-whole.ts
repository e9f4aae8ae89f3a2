import type { Token } from "./tokenise.ts";

/** Words written together as one name: how many they are, where it stands, and its spelling without what joins them. */
export interface Whole {
  count: number;
  start: number;
  end: number;
  spelled: string;
}

/**
 * Stands before the term of such a name: its words are terms too, so what compares passages by their terms leaves it out.
 */
export const WHOLE_MARK = "=";

/** The term of each passage that is a list of links. No word is in it, and what compares passages leaves it out like a name. */
export const LINKS_TERM = `${WHOLE_MARK} links`;

/** Marks that join words to one, and are left out of it: e-mail is email, and node.js nodejs. */
const JOINTS = "-‐‑_.";
/** Marks between initials, which stay in the name: AT&T, TCP/IP. */
const KEPT_JOINTS = "&/";
const INITIALS = /^\p{Lu}{1,4}$/u;
/** What parts the thousands of a number: spaces, most of them narrow, and apostrophes. */
const GAPS = " \u00a0\u2009\u202f'’_";
const FIRST_DIGITS = /^\d{1,3}$/;
const THOUSAND = /^\d{3}$/;
const NO_DIGIT = /\D/;

/** Most words of one name: more are a path or an address, which is found by its words. */
const MAX_WORDS = 4;

const SPACE = 0x20;

function isJoined(text: string, token: Token | undefined, next: Token | undefined): boolean {
  if (!token || !next || next.start !== token.end + 1) return false;
  const mark = text.charAt(token.end);
  if (JOINTS.includes(mark)) return true;
  if (GAPS.includes(mark)) return FIRST_DIGITS.test(token.word) && THOUSAND.test(next.word);
  const areInitials = [token, next].every(({ start, end }) => INITIALS.test(text.slice(start, end)));
  return KEPT_JOINTS.includes(mark) && areInitials;
}

/** Whether a token has a single space behind it and is no number: so have most, and they begin no name. */
function isPlain(text: string, { end, word }: Token): boolean {
  return text.charCodeAt(end) === SPACE && !FIRST_DIGITS.test(word);
}

/** Finds the name that begins with a token and is written as several words with a mark between them; `null` when there is none. */
export function findWhole(text: string, tokens: readonly Token[], at: number): Whole | null {
  const first = tokens[at];
  if (!first || isPlain(text, first) || isJoined(text, tokens[at - 1], first)) return null;
  let count = 1;
  while (isJoined(text, tokens[at + count - 1], tokens[at + count])) count += 1;
  if (count === 1 || count > MAX_WORDS) return null;
  const joined = tokens.slice(at, at + count);
  const mark = text.charAt(first.end);
  // Two numbers with a mark between them are a range (1950-53), unless they are thousands.
  if (count === 2 && !GAPS.includes(mark) && !joined.some(({ word }) => NO_DIGIT.test(word))) return null;
  const words = joined.map(({ start, end }) => text.slice(start, end));
  const end = joined.at(-1)?.end ?? first.end;
  return { count, start: first.start, end, spelled: words.join(KEPT_JOINTS.includes(mark) ? mark : "") };
}
