import type { Root, RootContent, Text } from "hast";
import type { Dropped } from "../format.ts";
import { isBlock, isElement, type Parent } from "./elements.ts";

/** The article of a page, and what was set aside of the page, in its order step by step. */
export interface Content {
  article: Parent;
  dropped: Dropped[];
}

/** A line of a page: the texts between two edges of blocks. */
interface Line {
  nodes: readonly Text[];
  /** Letters and digits alone, which no markup changes. */
  letters: string;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

/** The lines of a tree that say something, in its order. */
function linesOf(tree: Parent): Line[] {
  const lines: Text[][] = [[]];
  const visit = (node: RootContent | Root): void => {
    if (node.type === "text") lines.at(-1)?.push(node);
    if (node.type !== "root" && !isElement(node)) return;
    const isApart = node.type === "element" && (node.tagName === "br" || isBlock(node));
    if (isApart) lines.push([]);
    for (const child of node.children) visit(child);
    if (isApart) lines.push([]);
  };
  visit(tree);
  return lines
    .map((nodes) => ({ nodes, letters: lettersOf(nodes.map(({ value }) => value).join("")) }))
    .filter(({ letters }) => letters !== "");
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { letters }) => sum + letters.length, 0);
}

/** How many times as long as the article by our rules the library's must be to be taken instead: 1.3 to 3 measure alike. */
const MUCH_LONGER = 1.5;

/** Largest share of an article that is cut off its ends: where more of it differs, the library has missed a part. */
const MAX_CUT = 0.3;

/** Fewest letters of an article that is checked: the library needs some hundreds to tell it from the rest. */
const MIN_CHECKED = 500;

/** Fewest letters of a line that is found inside of another: a short one may be found anywhere. */
const MIN_FOUND = 25;

/** Takes lines out of a tree. */
function withoutTexts<Node extends Parent>(parent: Node, texts: ReadonlySet<RootContent>): Node {
  const children = parent.children
    .filter((child) => !texts.has(child))
    .map((child) => (isElement(child) ? withoutTexts(child, texts) : child));
  return { ...parent, children };
}

function tell(lines: readonly Line[], reason: string): Dropped[] {
  return lines.map(({ nodes }) => {
    const text = nodes.map(({ value }) => value).join("");
    return { text: text.replace(/\s+/g, " ").trim(), reason };
  });
}

/** Tells whether a reading of a page has a line: by itself, or joined with others. */
function finderIn(lines: readonly Line[]): (line: Line) => boolean {
  const whole = new Set(lines.map(({ letters }) => letters));
  const joined = lines.map(({ letters }) => letters).join("");
  return ({ letters }) => whole.has(letters) || (letters.length >= MIN_FOUND && joined.includes(letters));
}

/** Cuts the first and the last lines of an article that the library does not have. */
function trimEdges({ article, dropped }: Content, lines: readonly Line[], isShared: (line: Line) => boolean): Content {
  const [first, last] = [lines.findIndex(isShared), lines.findLastIndex(isShared)];
  const [above, below] = [lines.slice(0, first), lines.slice(last + 1)];
  const cut = [...above, ...below];
  if (first < 0 || cut.length === 0 || lengthOf(cut) > lengthOf(lines) * MAX_CUT) return { article, dropped };
  return {
    article: withoutTexts(article, new Set(cut.flatMap(({ nodes }) => nodes))),
    dropped: [...dropped, ...tell(above, "above the text"), ...tell(below, "below the text")],
  };
}

/** Most letters of a page that is checked: looking for its lines takes the square of that. */
const MAX_CHECKED = 1_000_000;

/** Tells whether a page is long enough to be checked, and not too long. */
export function isCheckable(page: Parent): boolean {
  const letters = lengthOf(linesOf(page));
  return letters >= MIN_CHECKED && letters <= MAX_CHECKED;
}

/**
 * Checks what our rules take for the article against what a library takes: where that is much longer, the rules have taken a
 * part, and it is taken instead; else lines at the ends that it does not have are no part of the article.
 */
export function checkContent(content: Content, readable: Parent, page: Parent): Content {
  const [own, other] = [linesOf(content.article), linesOf(readable)];
  const isShared = finderIn(other);
  if (lengthOf(other) <= lengthOf(own) * MUCH_LONGER) return trimEdges(content, own, isShared);
  const rest = linesOf(page).filter((line) => !isShared(line));
  return { article: readable, dropped: tell(rest, "outside the article") };
}
