import type { Markup } from "../text/visible-text.ts";
import { findSeen, type Seen } from "./find-seen.ts";

/** Tags that begin a new line in a browser. */
const LINE_TAG =
  /<\/?(?:br|p|div|li|tr|h[1-6]|blockquote|section|article|table|ul|ol|dl|dt|dd|figure|figcaption|pre|hr)\b/i;

/** What a reader sees for the markup between two stretches of text. */
function standIn(written: string, before: Seen | null, after: Seen): string {
  if (!before) return "";
  if (before.leaf !== after.leaf) return before.row > 0 && before.row === after.row ? " | " : "\n";
  if (LINE_TAG.test(written)) return "\n";
  return /^\s|\s$|\n/.test(written) ? " " : "";
}

/** Tells whether white space alone says as much as a reader sees: inside a block, or where a blank line parts two. */
function isPlainGap(written: string, before: Seen | null, after: Seen): boolean {
  if (written.trim() !== "") return false;
  return before === null || before.leaf === after.leaf || /\n\s*\n/.test(written);
}

/**
 * Finds what of a Markdown text its reader does not see as it is written, to the character: emphasis marks, link
 * targets, pictures, list bullets, table rules, HTML tags, entities. Ordered and disjoint, in UTF-16 code units;
 * linear in the length of the text.
 */
export function findMarkup(text: string): Markup[] {
  const markup: Markup[] = [];
  let before: Seen | null = null;
  let at = 0;
  for (const seen of [...findSeen(text), { start: text.length, end: text.length, leaf: 0, row: 0 }]) {
    if (seen.end <= at && seen.end < text.length) continue;
    const from = Math.max(seen.start, at);
    const written = text.slice(at, from);
    if (!isPlainGap(written, before, seen))
      markup.push({ start: at, end: from, shown: standIn(written, before, seen) });
    if (seen.shown !== undefined) markup.push({ start: from, end: seen.end, shown: seen.shown });
    at = seen.end;
    before = seen;
  }
  return markup;
}
