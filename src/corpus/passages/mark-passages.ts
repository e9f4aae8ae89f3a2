import type { Blockquote, Emphasis, Nodes, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { TextRange } from "../../text/split-sentences.ts";
import { offsetsOf } from "../blocks.ts";
import { anchorNode, partText, replaceChildren } from "./place-anchors.ts";

/** A passage to be marked: its anchor, and its range of the text. */
export interface PassageAnchor extends TextRange {
  id: string;
  /** Where a block that ends with it may end: behind the white space after it. */
  blockEnd: number;
}

/** A passage with the run of children that have a part of it, `end` exclusive. */
interface Run {
  passage: PassageAnchor;
  first: number;
  end: number;
}

/** Finds the children of each passage. What has no position is in none. Linear: passages are in order, and disjoint. */
function findRuns(children: readonly Nodes[], passages: readonly PassageAnchor[]): Run[] {
  const rangeOf = (at: number) => (children[at]?.position ? offsetsOf(children[at]) : null);
  let first = 0;
  return passages.map((passage) => {
    while (first < children.length && (rangeOf(first)?.end ?? 0) <= passage.start) first += 1;
    let end = first;
    while ((rangeOf(end)?.start ?? passage.end) < passage.end) end += 1;
    return { passage, first, end };
  });
}

/** Whether nothing of a run of children lies outside of a range. */
function isWithin(children: readonly Nodes[], { first, end }: Run, range: TextRange): boolean {
  const inside = children.slice(first, end).map(offsetsOf);
  return inside.length > 0 && inside.every((one) => one.start >= range.start && one.end <= range.end);
}

/** Puts one child in the place of each of some runs, which are in order. */
function replaceRuns<T>(children: readonly T[], runs: readonly Run[], replace: (id: string, run: T[]) => T): T[] {
  let at = 0;
  const replaced = runs.flatMap(({ passage, first, end }) => {
    const before = children.slice(at, first);
    at = end;
    return [...before, replace(passage.id, children.slice(first, end))];
  });
  return [...replaced, ...children.slice(at)];
}

/** An element around the blocks of a passage, which a browser can mark whole. */
function wrapBlocks(id: string, children: readonly Nodes[]): Blockquote {
  const blocks = children.filter((child): child is Blockquote["children"][number] => child.type !== "yaml");
  return { type: "blockquote", data: { hName: "section", hProperties: { id } }, children: blocks };
}

/** An element around the sentences of a passage that is a part of a paragraph. */
function wrapSentences(id: string, children: PhrasingContent[]): Emphasis {
  return { type: "emphasis", data: { hName: "span", hProperties: { id } }, children };
}

/** The children of a paragraph, its texts parted where passages begin and end. */
function partAtEdges({ children }: Paragraph, passages: readonly PassageAnchor[]): PhrasingContent[] {
  const edges = [...new Set(passages.flatMap(({ start, end }) => [start, end]))];
  let next = 0;
  return children.flatMap((child) => {
    if (!child.position) return [child];
    const { start, end } = offsetsOf(child);
    while ((edges[next] ?? end) <= start && next < edges.length) next += 1;
    const first = next;
    while ((edges[next] ?? end) < end) next += 1;
    return child.type === "text" ? partText(child, edges.slice(first, next)) : [child];
  });
}

/** Marks the passages of a paragraph that are whole texts, links and so on. Gives the others. */
function markSentences(paragraph: Paragraph, passages: readonly PassageAnchor[]): PassageAnchor[] {
  const children = partAtEdges(paragraph, passages);
  const { whole, others } = Object.groupBy(findRuns(children, passages), (run) =>
    isWithin(children, run, run.passage) ? "whole" : "others",
  );
  if (whole) replaceChildren(paragraph, replaceRuns(children, whole, wrapSentences));
  return (others ?? []).map(({ passage }) => passage);
}

/** Marks the passages that begin in a block and are not whole blocks. */
function markInside(block: RootContent, runs: readonly Run[]): Nodes[] {
  const { within = [], beyond = [] } = Object.groupBy(runs, ({ first, end }) =>
    block.type === "paragraph" && end - first === 1 ? "within" : "beyond",
  );
  const passages = within.map(({ passage }) => passage);
  const left = block.type === "paragraph" && passages.length > 0 ? markSentences(block, passages) : passages;
  const anchored = [...left, ...beyond.map(({ passage }) => passage)];
  return anchorNode(
    block,
    anchored.map(({ id, start }) => ({ id, offset: start })),
  );
}

/** Whether a passage is whole blocks; a footnote is shown elsewhere than it is written. */
function isWholeBlocks(blocks: readonly RootContent[], run: Run): boolean {
  const { start, blockEnd } = run.passage;
  const hasNote = blocks.slice(run.first, run.end).some(({ type }) => type === "footnoteDefinition");
  return !hasNote && isWithin(blocks, run, { start, end: blockEnd });
}

/**
 * Marks each passage by its anchor: an element around its blocks, or around its sentences in a paragraph. A passage that is
 * neither, such as the second half of a list, has its anchor where it begins. Passages are in order, and disjoint. Linear.
 */
export function markPassages(root: Root, passages: readonly PassageAnchor[]): void {
  const { children } = root;
  const { whole = [], parts = [] } = Object.groupBy(findRuns(children, passages), (run) =>
    isWholeBlocks(children, run) ? "whole" : "parts",
  );
  const inside = Map.groupBy(parts, ({ first }) => first);
  const marked = children.map((child, at): Nodes[] => {
    const runs = inside.get(at);
    return runs ? markInside(child, runs) : [child];
  });
  const blocks = replaceRuns(marked, whole, (id, run) => [wrapBlocks(id, run.flat())]);
  replaceChildren(root, blocks.flat());
}
