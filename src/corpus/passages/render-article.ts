import { raw } from "hast-util-raw";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Blockquote, Emphasis, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import type { TextRange } from "../../text/split-sentences.ts";
import type { ArticleSection } from "../article.ts";
import { offsetsOf } from "../blocks.ts";

/** What may stand on a reader page: GitHub's rules for HTML of strangers, with our own anchors kept as they are. */
const RULES = {
  ...defaultSchema,
  clobberPrefix: "",
  strip: ["script", "style", "template"],
  attributes: { ...defaultSchema.attributes, "*": [...(defaultSchema.attributes?.["*"] ?? []), "id"] },
};

/** A place to link to: the id of a section or of a passage, and where it begins in the text. */
interface Anchor {
  id: string;
  offset: number;
}

/** An empty element that carries an anchor where no element begins. */
function makeMarker(id: string): Emphasis {
  return { type: "emphasis", data: { hName: "a", hProperties: { id } }, children: [] };
}

function insertBefore(parent: Parents, index: number, marker: Emphasis): void {
  const children: Nodes[] = parent.children;
  children.splice(index, 0, marker);
}

/** Parts a text node at an offset, so that a marker fits between; a text with escapes is not parted. */
function partText(parent: Parents, index: number, offset: number): number {
  const node = parent.children[index];
  if (node?.type !== "text") return index;
  const { position } = node;
  const { start, end } = offsetsOf(node);
  if (!position || offset === start || end - start !== node.value.length) return index;
  const children: Nodes[] = parent.children;
  const cut = { ...position.start, offset };
  const [before, after] = [node.value.slice(0, offset - start), node.value.slice(offset - start)];
  children.splice(
    index,
    1,
    { type: "text", value: before, position: { start: position.start, end: cut } },
    { type: "text", value: after, position: { start: cut, end: position.end } },
  );
  return index + 1;
}

/** What an anchor can be put on as it begins; the other nodes take a marker. */
function canCarry(node: Nodes): boolean {
  return node.type !== "text" && node.type !== "html" && node.type !== "footnoteDefinition" && !node.data?.hProperties;
}

function placeAnchor(parent: Parents, { id, offset }: Anchor): void {
  const index = parent.children.findIndex(
    (child) => child.position && offset >= offsetsOf(child).start && offset < offsetsOf(child).end,
  );
  const node = parent.children[index];
  if (!node) return;
  const begins = offsetsOf(node).start === offset;
  if (begins && canCarry(node)) node.data = { ...node.data, hProperties: { id } };
  else if (begins && node.type === "heading") insertBefore(node, 0, makeMarker(id));
  else if (begins && node.type === "footnoteDefinition") insertBefore(firstProse(node), 0, makeMarker(id));
  else if ("children" in node) placeAnchor(node, { id, offset });
  else insertBefore(parent, partText(parent, index, offset), makeMarker(id));
}

/** The innermost first block: only there a marker is not a block of its own. */
function firstProse(node: Parents): Parents {
  const [first] = node.children;
  return node.type !== "paragraph" && first && "children" in first ? firstProse(first) : node;
}

/** A passage to be marked: its anchor, and its range of the text. */
interface PassageAnchor extends TextRange {
  id: string;
  /** Where a block that ends with it may end: behind the white space after it. */
  blockEnd: number;
}

function isInside(node: Nodes, { start, end }: TextRange): boolean {
  const range = offsetsOf(node);
  return range.start >= start && range.end <= end;
}

/** Whether a node has a part of a range; what marks a passage has no position and is in none. */
function overlaps(node: Nodes, { start, end }: TextRange): boolean {
  if (!node.position) return false;
  const range = offsetsOf(node);
  return range.start < end && range.end > start;
}

/** An element around the blocks of a passage, which a browser can mark whole. */
function wrapBlocks(id: string, children: RootContent[]): Blockquote {
  const blocks = children.filter((child): child is Blockquote["children"][number] => child.type !== "yaml");
  return { type: "blockquote", data: { hName: "section", hProperties: { id } }, children: blocks };
}

/** An element around the sentences of a passage that is a part of a paragraph. */
function wrapSentences(paragraph: Paragraph, { id, start, end }: PassageAnchor): boolean {
  for (const offset of [start, end]) {
    const at = paragraph.children.findIndex(
      (child) => child.position && offset > offsetsOf(child).start && offset < offsetsOf(child).end,
    );
    if (at >= 0) partText(paragraph, at, offset);
  }
  const inside = paragraph.children.filter((child) => overlaps(child, { start, end }));
  const [first] = inside;
  if (!first || !inside.every((child) => isInside(child, { start, end }))) return false;
  const span: Emphasis = { type: "emphasis", data: { hName: "span", hProperties: { id } }, children: inside };
  const children: PhrasingContent[] = paragraph.children;
  children.splice(children.indexOf(first), inside.length, span);
  return true;
}

/**
 * Marks a passage by its anchor: an element around its blocks, or around its sentences in a paragraph. A passage that is
 * neither, such as the second half of a list, has its anchor where it begins.
 */
function markPassage(root: Root, passage: PassageAnchor): void {
  const inside = root.children.filter((child) => overlaps(child, passage));
  const [first, ...others] = inside;
  if (!first) return;
  const filled = { start: passage.start, end: passage.blockEnd };
  const isWhole = inside.every((child) => isInside(child, filled) && child.type !== "footnoteDefinition");
  const children: RootContent[] = root.children;
  if (isWhole) children.splice(children.indexOf(first), inside.length, wrapBlocks(passage.id, inside));
  else if (others.length > 0 || first.type !== "paragraph" || !wrapSentences(first, passage))
    placeAnchor(root, { id: passage.id, offset: passage.start });
}

/** The anchor of a section whose heading is not shown, since the page has it as its title. */
function markBeginning(root: Root, id: string): void {
  insertBefore(root, 0, makeMarker(id));
}

/**
 * Renders the blocks of an article as safe HTML: scripts, styles and unknown attributes are taken out, each
 * section and each passage can be linked to by its id. `blocks` is marked in the course of it.
 */
export function renderArticle(
  blocks: Root,
  sections: readonly ArticleSection[],
  passages: readonly PassageAnchor[],
): string {
  const shownFrom = blocks.children.find((child) => child.position);
  for (const { id, start } of sections) placeAnchor(blocks, { id, offset: start });
  // From the end, so that parting a text leaves the offsets of what is still to come alone.
  for (const passage of passages.toReversed()) markPassage(blocks, passage);
  const [title] = sections;
  if (title && shownFrom && title.start < offsetsOf(shownFrom).start) markBeginning(blocks, title.id);
  return toHtml(sanitize(raw(toHast(blocks, { allowDangerousHtml: true })), RULES));
}
