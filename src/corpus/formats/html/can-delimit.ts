import type { Delete, Emphasis, PhrasingContent, Strong } from "mdast";

/** What Markdown writes between delimiters. */
export type Emphasised = Strong | Emphasis | Delete;

export const DELIMITERS: Readonly<Record<Emphasised["type"], string>> = { strong: "**", emphasis: "*", delete: "~~" };

export function isEmphasised(node: PhrasingContent): node is Emphasised {
  return node.type === "strong" || node.type === "delete" || (node.type === "emphasis" && !node.data?.hName);
}

/** Addresses in a text are written in angle brackets. */
const ADDRESS = /https?:\/\//i;

function edgeOfText(text: string, end: "first" | "last"): string {
  const [first = ""] = text;
  if (end === "first") return text.search(ADDRESS) === 0 ? "<" : first;
  const lastWord = text.slice(text.lastIndexOf(" ") + 1);
  return ADDRESS.test(lastWord) ? ">" : ([...text.slice(-2)].at(-1) ?? "");
}

/** The first or last character that a node writes, seen from the marks `around` it, which join its own when they are alike. */
export function edgeOf(node: PhrasingContent | undefined, end: "first" | "last", around: string): string {
  if (!node || node.type === "break") return "";
  if (node.type === "text") return edgeOfText(node.value, end);
  if (!isEmphasised(node) || (around !== "" && around[0] !== DELIMITERS[node.type][0])) return "`";
  return edgeOf(end === "first" ? node.children[0] : node.children.at(-1), end, around);
}

const isWord = (character: string) => /^[\p{L}\p{N}]/u.test(character);
const isEdge = (character: string) => character === "" || /^[\s\p{P}]/u.test(character);

/** The characters on both sides of what is emphasised; empty at the ends of a line. */
interface Edges {
  before: string;
  after: string;
}

/**
 * Tells whether Markdown reads marks around a node as emphasis: they must cling to a word inside, or to white space or
 * punctuation outside, and not run together with others.
 */
export function canDelimit(node: Emphasised, { before, after }: Edges): boolean {
  const [first, last, marks] = [node.children[0], node.children.at(-1), DELIMITERS[node.type]];
  if (before === marks[0]) return false;
  const opens = isWord(edgeOf(first, "first", marks)) || isEdge(before);
  const closes = isWord(edgeOf(last, "last", marks)) || isEdge(after);
  const leaves = [edgeOf(first, "first", ""), edgeOf(last, "last", "")];
  return opens && closes && leaves.every((leaf) => leaf.trim() !== "");
}
