import fc from "fast-check";

/** Letters of one to four bytes, few of them, so that words are alike. */
const letters = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."abcé", "п", "평", "𐐨", "𐐩", "😀"), minLength: 1, maxLength });

/** Words of any script that begin alike, are spelt nearly alike, or neither. */
export const spellingOf = fc.oneof(
  letters(5),
  letters(12),
  fc.tuple(letters(4), letters(4)).map(([a, b]) => `${a}aa${b}`),
);

/** Thousands of words, some of them longer than any block of a table. */
export const THOUSANDS_OF_SPELLINGS: readonly string[] = [
  ...fc.sample(spellingOf, { numRuns: 4000 }),
  ...Array.from({ length: 2000 }, (_, at) => `prefix${at.toString(36)}`),
  ...Array.from({ length: 40 }, (_, at) => "ab".repeat(20 * at + 1)),
  ...Array.from({ length: 40 }, (_, at) => `${"평𐐨".repeat(100)}${at}`),
  "x".repeat(200_000),
];
