import type { TextRange } from "./split-sentences.ts";

/**
 * Blanks the markup of a text: every code unit of the given ranges becomes a space, so that what is left
 * keeps its offsets. Ranges are ordered and disjoint.
 */
export function blankMarkup(text: string, markup: readonly TextRange[]): string {
  let blanked = "";
  let at = 0;
  for (const { start, end } of markup) {
    blanked += text.slice(at, start) + " ".repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

/** What stands in a reader's text for a run of markup: the end of a line, a bar between table cells, or nothing. */
function standIn(markup: string): string {
  if (markup.includes("\n")) return "\n";
  if (markup.includes("|")) return " | ";
  return /\s/.test(markup) ? " " : "";
}

/**
 * Gives the lines that a reader sees of a text: markup out, the cells of a table row parted by a bar, white
 * space collapsed, no empty line. Ranges are ordered and disjoint. Linear in the length of the text.
 */
export function visibleLines(text: string, markup: readonly TextRange[]): string[] {
  let visible = "";
  let at = 0;
  for (const { start, end } of markup) {
    visible += text.slice(at, start) + standIn(text.slice(start, end));
    at = end;
  }
  const lines = (visible + text.slice(at)).split("\n");
  return lines.map((line) => line.replace(/\s+/g, " ").replace(/^[ |]+|[ |]+$/g, "")).filter((line) => line !== "");
}
