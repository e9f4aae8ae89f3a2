import { compareBytes } from "../format/compare-bytes.ts";

const encoder = new TextEncoder();

/** Half of a character beyond U+FFFF, whose code unit sorts before U+E000 to U+FFFF although its bytes sort after theirs. */
const SURROGATE = /[\ud800-\udfff]/;

/** Sorts texts in place by the bytes of their UTF-8; code units, which nearly always sort alike, take a fifth of the time. */
export function sortByBytes(texts: string[]): string[] {
  texts.sort();
  if (!texts.some((text) => SURROGATE.test(text))) return texts;
  const keyed = texts.map((text) => ({ text, key: encoder.encode(text) }));
  return keyed.sort((a, b) => compareBytes(a.key, b.key)).map(({ text }) => text);
}
