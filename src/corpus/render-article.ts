import { raw } from "hast-util-raw";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Emphasis, Nodes, Parents, Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import type { ArticleSection } from "./article.ts";
import { offsetsOf } from "./offsets-of.ts";

/** What may stand on a reader page: GitHub's rules for HTML of strangers, with our own anchors kept as they are. */
const RULES = {
  ...defaultSchema,
  clobberPrefix: "",
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
  const { start, end } = offsetsOf(node);
  if (offset === start || end - start !== node.value.length) return index;
  const children: Nodes[] = parent.children;
  children.splice(
    index,
    1,
    { type: "text", value: node.value.slice(0, offset - start) },
    { type: "text", value: node.value.slice(offset - start) },
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

/**
 * Renders the blocks of an article as safe HTML: scripts, styles and unknown attributes are taken out, each
 * section and each passage can be linked to by its id. `blocks` is marked in the course of it.
 */
export function renderArticle(blocks: Root, sections: readonly ArticleSection[], passages: readonly Anchor[]): string {
  for (const { id, start } of sections) placeAnchor(blocks, { id, offset: start });
  // From the end, so that parting a text leaves the offsets of what is still to come alone.
  for (const passage of passages.toReversed()) placeAnchor(blocks, passage);
  return toHtml(sanitize(raw(toHast(blocks, { allowDangerousHtml: true })), RULES));
}
