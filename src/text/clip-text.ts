import { segmentGraphemes } from "./segment-text.ts";

const ELLIPSIS = "…";

/** Gives the last boundary between characters, as a reader sees them, at or before an offset. */
export function characterBoundary(text: string, offset: number): number {
  // What follows the two code units after the offset cannot move the boundaries before it.
  return segmentGraphemes(text.slice(0, offset + 2)).containing(offset)?.index ?? Math.min(offset, text.length);
}

/** The end of the last whole word before an offset, or the offset where that would leave less than half. */
function wordEnd(text: string, offset: number): number {
  if (/\s/.test(text.charAt(offset))) return offset;
  const words = text.slice(0, offset).replace(/\S+$/, "");
  return words.length * 2 >= offset ? words.length : offset;
}

/**
 * Shortens a text to at most `maxLength` UTF-16 code units, the ellipsis at its end included. Cuts between words where
 * that keeps half of the length or more, else between characters as a reader sees them: never through a surrogate pair,
 * nor between a letter and its accent. Gives a text that is short enough as it is, and the ellipsis alone where not even
 * the first character fits. Throws a RangeError for a length in which the ellipsis does not fit.
 *
 * ```ts
 * clipText("The talks were refused", 12); // "The talks…"
 * ```
 */
export function clipText(text: string, maxLength: number): string {
  if (maxLength < ELLIPSIS.length)
    throw new RangeError(`maxLength was ${maxLength}, wanted ${ELLIPSIS.length} or more`);
  if (text.length <= maxLength) return text;
  const end = wordEnd(text, characterBoundary(text, maxLength - ELLIPSIS.length));
  return text.slice(0, end).trimEnd() + ELLIPSIS;
}
