import type { Break, Image, InlineCode, Nodes, PhrasingContent, Text } from "mdast";
import { stripInvisible } from "../../../text/hide-invisible.ts";

/** What stands in a line and holds no other. */
type Leaf = Text | InlineCode | Image | Break;

/** What marks a stretch of a line: emphasis, raised and lowered text by their elements, a link by its address. */
type Mark = "delete" | "strong" | "emphasis" | "sup" | "sub" | `link ${string}`;

/** A leaf with all that marks it. */
export interface Run {
  leaf: Leaf;
  marks: ReadonlySet<Mark>;
}

const UNMARKED: ReadonlySet<Mark> = new Set();

/** Makes white space a space, and takes out what draws nothing. `before` ends the text before it: a joiner may shape its last letter. */
function cleanText(value: string, before = ""): string {
  const spaced = value.replace(/\ufeff/g, "").replace(/\s+/g, " ");
  const shown = stripInvisible(before + spaced).slice(before.length);
  return shown.normalize("NFC").toWellFormed();
}

/** The text of a piece of code: a line end in it is a space. `before` is the end of the text before it. */
function cleanLeaf(node: Text | InlineCode | Image | Break, before: string): Leaf {
  if (node.type === "text") return { type: "text", value: cleanText(node.value, before) };
  if (node.type === "inlineCode") return { type: "inlineCode", value: cleanText(node.value).trim() };
  if (node.type === "image") return { type: "image", url: node.url, alt: cleanText(node.alt ?? "").trim() };
  return { type: "break" };
}

function markOf(node: Nodes): Mark | null {
  if (node.type === "link") return `link ${node.url}`;
  if (node.type === "emphasis" && (node.data?.hName === "sup" || node.data?.hName === "sub")) return node.data.hName;
  return node.type === "strong" || node.type === "emphasis" || node.type === "delete" ? node.type : null;
}

/** What is no part of a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  "blockquote code heading list listItem paragraph table tableRow tableCell thematicBreak".split(" "),
);

/** Whether a node is a block, or has one in it, as HTML may have one in what only marks a line: `<b><pre>`. */
export function holdsBlock(node: Nodes): boolean {
  return BLOCKS.has(node.type) || ("children" in node && node.children.some(holdsBlock));
}

/** Code units of a text that tell how a joiner behind them is read. */
const TAIL = 4;

/** The end of what a reader sees of a leaf, from a whole character on. */
function tailOf(leaf: Leaf): string {
  return leaf.type === "text" ? leaf.value.slice(-TAIL).replace(/^[\udc00-\udfff\p{M}\p{DI}]+/u, "") : "";
}

/** Gives the leaves of a line one by one, as they are written. A block in the line breaks it. */
function* flatten(nodes: readonly Nodes[], marks: ReadonlySet<Mark>): Generator<Run> {
  for (const node of nodes) {
    const mark = markOf(node);
    const isApart = BLOCKS.has(node.type);
    if (isApart) yield { leaf: { type: "break" }, marks };
    if (node.type === "text" || node.type === "inlineCode" || node.type === "image" || node.type === "break")
      yield { leaf: node, marks };
    else if (node.type === "code") yield { leaf: { type: "inlineCode", value: node.value }, marks };
    else if ("children" in node) yield* flatten(node.children, mark ? new Set([...marks, mark]) : marks);
    if (isApart) yield { leaf: { type: "break" }, marks };
  }
}

function isShown({ leaf }: Run): boolean {
  if (leaf.type === "break") return true;
  return (leaf.type === "image" ? (leaf.alt ?? "") : leaf.value) !== "";
}

function isSpace(run: Run | undefined): boolean {
  return run?.leaf.type === "text" && run.leaf.value === " ";
}

/** Parts a text from the white space at its ends, which belongs to what is around it. */
function partSpaces(run: Run): Run[] {
  if (run.leaf.type !== "text") return [run];
  const { value } = run.leaf;
  const body = value.trim();
  const parts = [value.startsWith(" ") ? " " : "", body, body !== "" && value.endsWith(" ") ? " " : ""];
  return parts.filter((part) => part !== "").map((part) => ({ ...run, leaf: { type: "text", value: part } }));
}

function isMarkedAlike(one: Run, other: Run): boolean {
  return one.marks.size === other.marks.size && one.marks.isSubsetOf(other.marks);
}

/** White space and line ends are marked by what marks both sides of them. */
function markBetween(run: Run, before: Run | undefined, after: Run | undefined): Run {
  if (!isSpace(run) && run.leaf.type !== "break") return run;
  return { ...run, marks: (before?.marks ?? UNMARKED).intersection(after?.marks ?? UNMARKED) };
}

/** Joins texts that follow one another, and pieces of code, whose fences would run together. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.leaf.type === "text" && run.leaf.type === "text" && isMarkedAlike(last, run))
      last.leaf = { type: "text", value: cleanText(last.leaf.value + run.leaf.value) };
    else if (last?.leaf.type === "inlineCode" && run.leaf.type === "inlineCode")
      last.leaf = { type: "inlineCode", value: last.leaf.value + run.leaf.value };
    else joined.push({ ...run });
  }
  return joined;
}

/** One line without white space at its ends or twice; empty when it shows nothing. */
function tidyLine(line: readonly Run[]): Run[] {
  const parts = line.filter(isShown).flatMap((run) => [...partSpaces(run)]);
  const single = parts.filter((run, at) => !isSpace(run) || (at > 0 && !isSpace(parts[at - 1])));
  const trimmed = isSpace(single.at(-1)) ? single.slice(0, -1) : single;
  return joinRuns(trimmed.map((run, at) => markBetween(run, trimmed[at - 1], trimmed[at + 1])));
}

/** The lines of a block, parted where it breaks; two breaks in a row leave an empty one. */
export function linesIn(nodes: readonly Nodes[]): Run[][] {
  const lines: Run[][] = [[]];
  let before = "";
  for (const { leaf: written, marks } of flatten(nodes, UNMARKED)) {
    const leaf = cleanLeaf(written, before);
    before = tailOf(leaf);
    if (leaf.type === "break") lines.push([]);
    else lines.at(-1)?.push({ leaf, marks });
  }
  return lines.map(tidyLine);
}

/** Joins lines by what stands between them. */
export function joinLines(lines: readonly (readonly Run[])[], between: Text | Break): Run[] {
  const runs = lines.flatMap((line, at) => (at === 0 ? line : [{ leaf: between, marks: UNMARKED }, ...line]));
  return joinRuns(runs.map((run, at) => markBetween(run, runs[at - 1], runs[at + 1])));
}

/** The end of the runs that have a mark, from one of them on. */
function endOf(mark: Mark, runs: readonly Run[], from: number): number {
  let end = from;
  while (runs[end]?.marks.has(mark)) end += 1;
  return end;
}

function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  if (mark === "sup" || mark === "sub") return { type: "emphasis", data: { hName: mark }, children };
  if (mark === "strong" || mark === "emphasis" || mark === "delete") return { type: mark, children };
  return { type: "link", url: mark.slice("link ".length), children };
}

/** Makes the nodes of a line of its runs: of several marks, the one that goes furthest holds the others. */
export function nestRuns(runs: readonly Run[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let at = 0;
  for (let run = runs[at]; run; run = runs[at]) {
    const ends = [...run.marks].map((mark) => ({ mark, end: endOf(mark, runs, at) }));
    const [widest] = ends.toSorted((a, b) => b.end - a.end);
    if (widest) {
      const own = new Set([widest.mark]);
      const held = runs.slice(at, widest.end).map(({ leaf, marks }) => ({ leaf, marks: marks.difference(own) }));
      nodes.push(wrap(widest.mark, nestRuns(held)));
    } else nodes.push(run.leaf);
    at = widest?.end ?? at + 1;
  }
  return nodes;
}
