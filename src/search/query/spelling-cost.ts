/** The rows of letters on a keyboard, each a little further to the right than the one above. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const ROW_OFFSET = 0.4;

const KEYS: ReadonlyMap<string, { row: number; column: number }> = new Map(
  ROWS.flatMap((letters, row) =>
    Array.from(letters, (letter, at) => [letter, { row, column: at + row * ROW_OFFSET }] as const),
  ),
);

/** Whether two keys touch: on the same row, or on the next one above or below. */
function areNeighbours(a: string, b: string): boolean {
  const [one, other] = [KEYS.get(a), KEYS.get(b)];
  return !!one && !!other && Math.abs(one.row - other.row) <= 1 && Math.abs(one.column - other.column) <= 1;
}

/** Costs of likely slips, where any other edit costs 1: two letters swapped, a letter doubled or not, the key beside the one meant. */
const SWAPPED = 0.6;
const DOUBLED = 0.6;
const NEIGHBOUR = 0.7;

/** The first letter of a word is seldom wrong (Pollock & Zamora 1984). */
const AT_START = 1.3;

/** The cost of inserting or leaving out the letter at an index of a word. */
function costOfLetter(word: readonly string[], at: number): number {
  return word[at] === word[at - 1] ? DOUBLED : 1;
}

function costOfExchange(typed: string | undefined, meant: string | undefined): number {
  if (typed === meant) return 0;
  return areNeighbours(typed ?? "", meant ?? "") ? NEIGHBOUR : 1;
}

/**
 * Gives the cost of typing one word for another: that of the cheapest edits which lead from one to the other (optimal
 * string alignment, Damerau 1964), likely slips costing less. Takes the product of the words' lengths.
 */
export function spellingCost(typed: string, meant: string): number {
  const [a, b] = [Array.from(typed), Array.from(meant)];
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const [above = [], twoAbove] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [up = 0, left = 0, before = 0] = [above[j], row[j - 1], above[j - 1]];
      const exchanged = before + costOfExchange(a[i - 1], b[j - 1]);
      let least = Math.min(up + costOfLetter(a, i - 1), left + costOfLetter(b, j - 1), exchanged);
      const isSwapped = twoAbove && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (twoAbove[j - 2] ?? 0) + SWAPPED);
      row.push(least);
    }
    rows.push(row);
  }
  const cost = rows[a.length]?.[b.length] ?? 0;
  return a[0] === b[0] ? cost : cost * AT_START;
}
