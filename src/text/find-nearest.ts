/** Most names offered for one that does not exist. */
const MAX_NEAREST = 3;

/** Least share of letter pairs in common: below it the names have nothing to do with each other. */
const MIN_LIKENESS = 0.3;

/** Pairs of neighbouring letters; the beginning and the end count as letters, or a swap in a short name would leave no pair. */
function letterPairs(text: string): Set<string> {
  const folded = `^${text.toLowerCase()}$`;
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => folded.slice(at, at + 2)));
}

/** Dice's coefficient (1945) over letter pairs: 1 for equal sets, 0 for disjoint ones. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const total = a.size + b.size;
  return total === 0 ? 0 : (2 * a.intersection(b).size) / total;
}

/** Finds the names, such as ids, most like one that was given, best first, at most three. Linear in their number. */
export function findNearest(given: string, names: Iterable<string>): string[] {
  const pairs = letterPairs(given);
  return Array.from(names, (name) => ({ name, score: likeness(pairs, letterPairs(name)) }))
    .filter(({ score }) => score >= MIN_LIKENESS)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_NEAREST)
    .map(({ name }) => name);
}
