import type { Emphasis, Nodes, Parents, Text } from "mdast";
import { offsetsOf } from "../blocks.ts";

/** A place to link to: the id of a section or of a passage, and where it begins in the text. */
export interface Anchor {
  id: string;
  offset: number;
}

/** An empty element that carries an anchor where no element begins. */
function makeMarker(id: string): Emphasis {
  return { type: "emphasis", data: { hName: "a", hProperties: { id } }, children: [] };
}

/** Puts an anchor before everything in a node. */
export function insertMarker(parent: Parents, id: string): void {
  const children: Nodes[] = parent.children;
  children.unshift(makeMarker(id));
}

/** Gives a node other children. One by one, since a call takes only so many arguments. */
export function replaceChildren(parent: Parents, nodes: Iterable<Nodes>): void {
  const children: Nodes[] = parent.children;
  children.length = 0;
  for (const node of nodes) children.push(node);
}

/** Parts a text at ordered offsets inside it. A text with escapes stays whole: its characters lie elsewhere than they are written. */
export function partText(node: Text, offsets: readonly number[]): Text[] {
  const { position, value } = node;
  const { start, end } = offsetsOf(node);
  if (!position || offsets.length === 0 || end - start !== value.length) return [node];
  const edges = [start, ...offsets, end];
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? start;
    const range = { start: { ...position.start, offset: from }, end: { ...position.end, offset: to } };
    return { type: "text", value: value.slice(from - start, to - start), position: range };
  });
}

/** What an anchor can be put on as it begins; the other nodes take a marker. */
function canCarry(node: Nodes): boolean {
  return node.type !== "text" && node.type !== "html" && node.type !== "footnoteDefinition" && !node.data?.hProperties;
}

/** The innermost first block: only there a marker is not a block of its own. */
function firstProse(node: Parents): Parents {
  const [first] = node.children;
  return node.type !== "paragraph" && first && "children" in first ? firstProse(first) : node;
}

/** Puts an anchor on a node that begins with it. `false` for a node that cannot have it. */
function putOn(node: Nodes, id: string): boolean {
  if (canCarry(node)) node.data = { ...node.data, hProperties: { id } };
  else if (node.type === "heading") insertMarker(node, id);
  else if (node.type === "footnoteDefinition") insertMarker(firstProse(node), id);
  else return false;
  return true;
}

/** Puts the anchors that lie in a node on it, into it, or before it. */
export function anchorNode(node: Nodes, anchors: readonly Anchor[]): Nodes[] {
  const { start } = offsetsOf(node);
  const left = anchors.filter(({ id, offset }) => offset !== start || !putOn(node, id));
  if ("children" in node) placeAnchors(node, left);
  if ("children" in node || left.length === 0) return [node];
  const offsets = left.map(({ offset }) => offset).filter((offset) => offset > start);
  const parts = node.type === "text" ? partText(node, offsets) : [node];
  if (parts.length === 1) return [...left.map(({ id }) => makeMarker(id)), node];
  const ids = new Map(left.map(({ id, offset }) => [offset, id]));
  return parts.flatMap((part) => {
    const id = ids.get(offsetsOf(part).start);
    return id === undefined ? [part] : [makeMarker(id), part];
  });
}

/**
 * Puts anchors, in order, where they lie in the children of a node: on what begins there, else as an empty element. One that
 * lies in no child is left out. Linear.
 */
export function placeAnchors(parent: Parents, anchors: readonly Anchor[]): void {
  if (anchors.length === 0) return;
  let next = 0;
  const marked = parent.children.flatMap((child: Nodes) => {
    if (!child.position) return [child];
    const { start, end } = offsetsOf(child);
    while ((anchors[next]?.offset ?? end) < start) next += 1;
    const first = next;
    while ((anchors[next]?.offset ?? end) < end) next += 1;
    return anchorNode(child, anchors.slice(first, next));
  });
  replaceChildren(parent, marked);
}
