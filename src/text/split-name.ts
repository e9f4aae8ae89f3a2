import type { Piece } from "./read-number.ts";

/** A capital behind a small letter, or two before one: a name made of several words. */
const HAS_CAPITALS = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;
/** The plural of initials (`URLs`) is no name of several words. */
const INITIALS = /^\p{Lu}+s$/u;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+/gu;
/** A word with a number behind it, such as `Python3`; shorter ones are names in themselves (`MP3`). */
const NUMBERED = /^(\p{L}{3,})\p{N}+$/u;
const VERSION = /^v(\p{N}+)$/iu;

/** Shortest part by which a name is found. */
const MIN_PART = 2;

/**
 * Splits a name into the words it is made of: `parseJSON` into `parse` and `JSON`, `Python3` into `Python`, `v18` into `18`. None for other
 * words, and none that is the whole.
 */
export function splitName(raw: string): Piece[] {
  if (HAS_CAPITALS.test(raw) && !INITIALS.test(raw)) {
    const parts = Array.from(raw.matchAll(PART), ({ 0: text, index }) => ({ text, at: index }));
    return parts.filter(({ text }) => text.length >= MIN_PART && text.length < raw.length);
  }
  const numbered = NUMBERED.exec(raw)?.[1];
  if (numbered !== undefined) return [{ text: numbered, at: 0 }];
  const version = VERSION.exec(raw)?.[1];
  return version === undefined ? [] : [{ text: version, at: 1 }];
}
