/** Most ids offered for one that does not exist. */
const MAX_NEAREST = 3;

/** Least share of letter pairs in common: below it the ids have nothing to do with each other. */
const MIN_LIKENESS = 0.3;

function letterPairs(text: string): Set<string> {
  const folded = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => folded.slice(at, at + 2)));
}

/** Dice's coefficient (1945) over letter pairs: 1 for equal sets, 0 for disjoint ones. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const total = a.size + b.size;
  return total === 0 ? 0 : (2 * a.intersection(b).size) / total;
}

/** Finds the ids most like one that was given, best first, at most three. Linear in the number of ids. */
export function findNearestIds(given: string, ids: Iterable<string>): string[] {
  const pairs = letterPairs(given);
  return Array.from(ids, (id) => ({ id, score: likeness(pairs, letterPairs(id)) }))
    .filter(({ score }) => score >= MIN_LIKENESS)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_NEAREST)
    .map(({ id }) => id);
}
