import type { Heading, Root } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import { splitSentences } from "../analysis/split-sentences.ts";

/** Longest title made from a sentence, in UTF-16 code units: it fits a line of a result page. */
const MAX_LENGTH = 100;

function clip(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const words = text.slice(0, MAX_LENGTH).replace(/\s+\S*$/u, "");
  return `${words}…`;
}

/**
 * Finds the title of an article that names none: its first heading of level 1, else the longest heading
 * before its first paragraph (pages put labels above their headline), else its first sentence, clipped.
 * `null` when the article has no text.
 */
export function findTitle(blocks: Root): string | null {
  const isHeading = (node: { type: string }): node is Heading => node.type === "heading";
  const top = blocks.children.filter(isHeading).find(({ depth }) => depth === 1);
  if (top) return toText(top).trim() || null;
  const body = blocks.children.findIndex((node) => !isHeading(node));
  const leading = blocks.children
    .slice(0, body < 0 ? blocks.children.length : body)
    .filter(isHeading)
    .map((node) => toText(node).trim());
  const longest = leading.reduce((best, title) => (title.length > best.length ? title : best), "");
  if (longest) return longest;
  const text = toText(blocks.children[Math.max(body, 0)] ?? blocks)
    .replace(/\s+/gu, " ")
    .trim();
  const [first] = splitSentences(text);
  return first ? clip(text.slice(first.start, first.end).trim()) : null;
}
