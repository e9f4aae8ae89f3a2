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

/** Tells whether a language has letters that are also written as two. */
export function hasPairs(code: string): boolean {
  return PAIRS.has(code);
}

/** Writes each pair of letters as the one that it is written for: `brücke` for `bruecke`. */
export function joinPairs(word: string, code: string): string {
  return (PAIRS.get(code) ?? []).reduce((spelled, [two, one]) => spelled.replaceAll(two, one), word);
}

/** Writes letters as the pairs that are written for them: `bruecke` for `brücke`. */
export function partPairs(word: string, code: string): string {
  return (PAIRS.get(code) ?? []).reduce((spelled, [two, one]) => spelled.replaceAll(one, two), word);
}
