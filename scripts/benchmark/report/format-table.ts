/** Writes a Markdown table: names of columns, and rows of as many cells, which stand to the right unless they are words. */
export function formatTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  cells: "figures" | "words" = "figures",
): string {
  const rule = columns.map((_, at) => (at === 0 || cells === "words" ? "---" : "---:"));
  return [columns, rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
