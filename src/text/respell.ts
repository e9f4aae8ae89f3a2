/** Two letters, and the one that they are written for. */
type Pairs = readonly (readonly [two: string, one: string])[];

/** Letters that some keyboards lack, and how they are written there: each pair of letters, by language. */
const GERMAN: Pairs = [
  ["ae", "ä"],
  ["oe", "ö"],
  ["ue", "ü"],
];
const SWEDISH: Pairs = [
  ["aa", "å"],
  ["ae", "ä"],
  ["oe", "ö"],
];
const DANISH: Pairs = [
  ["aa", "å"],
  ["oe", "ø"],
];
const PAIRS: ReadonlyMap<string, Pairs> = new Map([
  ["da", DANISH],
  ["de", GERMAN],
  ["fi", SWEDISH],
  ["nb", DANISH],
  ["nn", DANISH],
  ["no", DANISH],
  ["sv", SWEDISH],
]);

/**
 * Gives the other spellings of a word in lower case, in a language whose letters are also written as two: `brücke` for `bruecke`, and
 * the reverse. All pairs of a word change together.
 */
export function respell(word: string, code: string): string[] {
  const pairs = PAIRS.get(code) ?? [];
  const put = pairs.reduce((spelled, [two, one]) => spelled.replaceAll(two, one), word);
  const parted = pairs.reduce((spelled, [two, one]) => spelled.replaceAll(one, two), word);
  return [...new Set([put, parted])].filter((spelled) => spelled !== word);
}
