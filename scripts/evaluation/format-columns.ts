/** A column of a table: its name, and what it has for a row; words stand to the left, figures to the right. */
export interface Column<T> {
  name: string;
  kind: "words" | "figures";
  write(row: T): string;
}

/** Writes a table as plain text, two spaces between its columns: a line for the names, and one for each row. */
export function formatColumns<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const padded = columns.map(({ name, kind, write }) => {
    const cells = [name, ...rows.map(write)];
    const width = cells.reduce((widest, { length }) => Math.max(widest, length), 0);
    return cells.map((cell) => (kind === "figures" ? cell.padStart(width) : cell.padEnd(width)));
  });
  const lines = [null, ...rows].map((_, line) => padded.map((cells) => cells[line]).join("  "));
  return lines.map((line) => line.trimEnd()).join("\n");
}
