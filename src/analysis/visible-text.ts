import type { TextRange } from "./split-sentences.ts";

/** A text as its reader sees it, and where each of its characters stands in the text as written. */
export interface VisibleText {
  text: string;
  /** For each code unit of `text`, its offset in the written text. */
  offsets: number[];
}

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

/** What stands in a reader's text for a run of markup: a bar between table cells, else nothing, or a space. */
function standIn(markup: string): string {
  if (markup.includes("|")) return " | ";
  return /\s/.test(markup) ? " " : "";
}

/**
 * Gives the text that a reader sees: markup out, table cells parted by a bar, white space collapsed, ends
 * trimmed. Each of its code units knows where it came from. Linear in the length of the text.
 */
export function makeVisibleText(text: string, markup: readonly TextRange[]): VisibleText {
  const visible: VisibleText = { text: "", offsets: [] };
  const append = (piece: string, offsetOf: (index: number) => number) => {
    for (let index = 0; index < piece.length; index++) {
      const unit = /\s/.test(piece.charAt(index)) ? " " : piece.charAt(index);
      if (unit === " " && (visible.text === "" || visible.text.endsWith(" "))) continue;
      visible.text += unit;
      visible.offsets.push(offsetOf(index));
    }
  };
  let at = 0;
  for (const { start, end } of markup) {
    const from = at;
    append(text.slice(from, start), (index) => from + index);
    append(standIn(text.slice(start, end)), () => start);
    at = end;
  }
  append(text.slice(at), (index) => at + index);
  return trimBars(visible);
}

const EDGE = /^[ |]*|[ |]*$/g;

function trimBars({ text, offsets }: VisibleText): VisibleText {
  const [head = "", tail = ""] = Array.from(text.matchAll(EDGE), ([edge]) => edge);
  const end = text.length - tail.length;
  return { text: text.slice(head.length, end), offsets: offsets.slice(head.length, end) };
}
