/**
 * Edits between two words: letters put in, left out or exchanged, or two neighbours swapped that are not edited again.
 * The whole matrix, as the definition has it.
 */
export function countEdits(a: string, b: string): number {
  const [first, second] = [Array.from(a), Array.from(b)];
  const rows: number[][] = [Array.from({ length: second.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= first.length; row++) {
    const made = [row];
    rows.push(made);
    for (let column = 1; column <= second.length; column++) {
      const exchange = at(row - 1, column - 1) + (first[row - 1] === second[column - 1] ? 0 : 1);
      const isSwapped = first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      const swap = row > 1 && column > 1 && isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      made.push(Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, exchange, swap));
    }
  }
  return at(first.length, second.length);
}
