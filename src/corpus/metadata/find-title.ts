import type { Heading, Nodes, Root } from "mdast";
import { clipText } from "../../text/clip-text.ts";
import { hasWord } from "../../text/has-word.ts";
import { splitSentences } from "../../text/split-sentences.ts";
import type { VisibleText } from "../../text/visible-text.ts";
import { headingText, isHeading, offsetsOf } from "../blocks.ts";
import { labelOf } from "./read-labels.ts";

/** Longest title made from a sentence, in UTF-16 code units: it fits a line of a result page. */
const MAX_LENGTH = 100;

/** Tells whether a reader sees anything of a block: of a comment nothing. */
function isSeen(node: Nodes, visible: VisibleText): boolean {
  return visible.within(offsetsOf(node)).lines().length > 0;
}

/** A line with a gap in its middle, and one of which the other column is empty: a key with its value, or a line far to the right. */
const GAP = /\S {3,}\S/;
const HALF = /^(?:[A-Z][\w -]{1,30}: +\S| {30,}\S)/;

/** Whether a block is columns, as RFCs have them at their head: two lines or more with a gap, and between them lines of one column. */
function isColumns(written: string): boolean {
  const lines = written.trimEnd().split("\n");
  return lines.filter((line) => GAP.test(line)).length >= 2 && lines.every((line) => GAP.test(line) || HALF.test(line));
}

/** Whether a block is one that comes before a headline without being text: a byline, a day, columns of such. */
function isLabel(node: Nodes, visible: VisibleText): boolean {
  const { start, end } = offsetsOf(node);
  const mayBeColumns = end - start < 2_000 && isColumns(visible.written.slice(start, end));
  return mayBeColumns || labelOf(visible.within({ start, end }).lines().join(" ")) !== null;
}

/**
 * Finds the headline of an article: its first heading of level 1 that has a word, else the longest heading before its first paragraph that
 * says more than who wrote it and when, else the day that is all that a diary has there.
 */
function findHeadline(blocks: Root, visible: VisibleText): string {
  const isTop = (heading: Heading) => heading.depth === 1 && hasWord(headingText(visible, heading));
  const top = blocks.children.filter(isHeading).find(isTop);
  if (top) return headingText(visible, top);
  const body = blocks.children.findIndex(
    (node) => !isHeading(node) && isSeen(node, visible) && !isLabel(node, visible),
  );
  const leading = blocks.children
    .slice(0, body < 0 ? blocks.children.length : body)
    .filter(isHeading)
    .map((heading) => headingText(visible, heading))
    .filter(hasWord);
  // Pages put labels above their headline: it is the longest of the leading lines.
  const longest = (titles: readonly string[]) =>
    titles.reduce((best, title) => (title.length > best.length ? title : best), "");
  return (
    longest(leading.filter((title) => labelOf(title) === null)) ||
    longest(leading.filter((title) => labelOf(title) === "date line"))
  );
}

/** The first sentence of the first line that has a word: of a list its first item, of a table its first row. */
function findFirstSentence(visible: VisibleText): string {
  const line = visible.lines().find(hasWord) ?? "";
  const [first] = splitSentences(line);
  return first ? clipText(line.slice(first.start, first.end).trim(), MAX_LENGTH) : "";
}

/** A title for an article that names none. */
export interface FoundTitle {
  title: string;
  /** Whether it is a headline; else it is the first sentence, whose words the text has already. */
  isHeadline: boolean;
}

/** Finds the title of an article that names none and shows a word: its headline, else its first sentence, clipped. */
export function findTitle(blocks: Root, visible: VisibleText): FoundTitle {
  const headline = findHeadline(blocks, visible);
  return headline ? { title: headline, isHeadline: true } : { title: findFirstSentence(visible), isHeadline: false };
}
