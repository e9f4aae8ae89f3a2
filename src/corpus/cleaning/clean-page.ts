import type { TextRange } from "../../text/split-sentences.ts";
import { isPage } from "./is-page.ts";
import { type Page, readPage } from "./page.ts";
import { RULES } from "./rules.ts";

/** What is left of a text, and what was set aside, in order, each with the name of the rule. */
export interface CleanText {
  text: string;
  dropped: { text: string; reason: string }[];
  /** The article's own lines above its running text, and its first paragraphs: what may say who wrote it, and when. */
  head: string[];
}

/** A stretch of a text that is set aside. */
interface Residue extends TextRange {
  reason: string;
}

/** Paragraphs that are looked at with the lines above them. */
const MAX_PARAGRAPHS = 3;

function headOf({ entries, bodyStart, threadStart }: Page): string[] {
  const head = entries.slice(0, Math.min(threadStart, bodyStart + MAX_PARAGRAPHS));
  return head.filter(({ marker }) => !marker).map(({ text }) => text);
}

/** The lines that a rule applies to. */
function findLines(page: Page): Residue[] {
  return page.entries.flatMap(({ start, end }, at) => {
    const rule = RULES.find(({ applies }) => applies(page, at));
    return rule ? [{ start, end, reason: rule.name }] : [];
  });
}

/** What a rule takes out of a text whose other lines stay. "… said the agency. The Daily Gazette" */
function findResidue(page: Page): Residue[] {
  const names = page.sourceNames.map((range) => ({ ...range, reason: "source name" }));
  return [...findLines(page), ...names].sort((a, b) => a.start - b.start);
}

/** Joins what is left of a text: where lines were taken out, one blank line parts what is above from what is below. */
function joinPieces(pieces: readonly string[]): string {
  return pieces
    .map((piece, at) => (at === 0 ? piece : piece.replace(/^(?:[^\S\n]*\n)+/, "")))
    .map((piece, at) => (at === pieces.length - 1 ? piece : piece.trimEnd()))
    .filter((piece) => piece.trim() !== "")
    .join("\n\n");
}

function cut(text: string, residue: readonly Residue[]): string {
  const pieces: string[] = [];
  let open = "";
  let from = 0;
  for (const { start, end, reason } of residue) {
    open += text.slice(from, start);
    from = end;
    if (reason === "source name") continue;
    pieces.push(open);
    open = "";
  }
  return joinPieces([...pieces, open + text.slice(from)]);
}

/**
 * Sets aside what a page of the web has around its article, where a text is such a page by all that its lines say: menus, share
 * bars, forms, comments, lists of links, by {@link RULES}. Every other text stays as it is. Linear in its length.
 */
export function cleanPage(text: string): CleanText {
  const page = readPage(text);
  if (!page) return { text, dropped: [], head: [] };
  const head = headOf(page);
  if (!isPage(page)) return { text, dropped: [], head };
  const residue = findResidue(page);
  const dropped = residue.map(({ start, end, reason }) => ({ text: text.slice(start, end).trim(), reason }));
  return { text: cut(text, residue), dropped, head };
}
