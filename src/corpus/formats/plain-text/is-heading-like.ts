/** Longest line taken for a heading, in UTF-16 code units: headlines of newspapers stay under it. */
const MAX_LENGTH = 110;

/** Most words of a line taken for a heading. */
const MAX_WORDS = 16;

const SENTENCE_END = /[.!,;:…。！？、]["'”’)]*$/u;
const OPENING = /^["'“‘(]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/** Tells whether a line of plain text reads as a heading: short, begun as a title is, without an end stop. */
export function isHeadingLike(line: string): boolean {
  const text = line.trim();
  if (text.length > MAX_LENGTH || SENTENCE_END.test(text) || !OPENING.test(text)) return false;
  return text.split(/\s+/).length <= MAX_WORDS;
}
