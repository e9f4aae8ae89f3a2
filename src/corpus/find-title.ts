import type { Heading, Root } from "mdast";
import { splitSentences } from "../text/split-sentences.ts";
import { visibleLines } from "../text/visible-text.ts";
import { headingText } from "./heading-text.ts";
import type { ParsedText } from "./parsed-text.ts";

/** Longest title made from a sentence, in UTF-16 code units: it fits a line of a result page. */
const MAX_LENGTH = 100;

function clip(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const words = text.slice(0, MAX_LENGTH).replace(/\s+\S*$/u, "");
  return `${words}…`;
}

/** Finds the headline of an article: its first heading of level 1, else the longest heading before its first paragraph. */
function findHeadline(blocks: Root): string {
  const isHeading = (node: { type: string }): node is Heading => node.type === "heading";
  const top = blocks.children.filter(isHeading).find(({ depth }) => depth === 1);
  if (top) return headingText(top);
  const body = blocks.children.findIndex((node) => !isHeading(node));
  const leading = blocks.children
    .slice(0, body < 0 ? blocks.children.length : body)
    .filter(isHeading)
    .map(headingText);
  // Pages put labels above their headline: it is the longest of the leading lines.
  return leading.reduce((best, title) => (title.length > best.length ? title : best), "");
}

/** The first sentence of the first line that a reader sees: of a list its first item, of a table its first row. */
function findFirstSentence(text: string, { markup }: ParsedText): string {
  const [line = ""] = visibleLines(text, markup);
  const [first] = splitSentences(line);
  return first ? clip(line.slice(first.start, first.end).trim()) : "";
}

/** A title for an article that names none. */
export interface FoundTitle {
  title: string;
  /** Whether it is a headline; else it is the first sentence, whose words the text has already. */
  isHeadline: boolean;
}

/** Finds the title of an article that names none: its headline, else its first sentence, clipped. */
export function findTitle(text: string, parsed: ParsedText): FoundTitle {
  const headline = findHeadline(parsed.blocks);
  return headline
    ? { title: headline, isHeadline: true }
    : { title: findFirstSentence(text, parsed), isHeadline: false };
}
