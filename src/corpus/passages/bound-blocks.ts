import type { Definition, Nodes, Root, Table } from "mdast";

/** Characters that references to link targets may come to, beside as many as the text has: as in cmark, which has the same bound. */
const MIN_REFERENCED = 100_000;

/** Cells that a table's short rows may be filled up with, beside as many as it has. */
const MIN_FILLED = 10_000;

/** Most elements of raw HTML that are open at once: pages are made by recursion, and browsers stop at 512 too. */
const MAX_DEPTH = 512;

/** Elements that have no end tag, or need none. */
const UNCLOSED =
  /^(?:area|base|br|col|colgroup|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

const TAG = /<(\/?)([a-z][a-z\d-]*)[^<>]*>/gi;

/** Every node, in order. */
function* walk(root: Root): Generator<Nodes> {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if ("children" in node) for (const child of node.children.toReversed()) waiting.push(child);
  }
}

/** Unnames the definitions that would make the page many times as long as the text; what refers to them is shown as it is written. */
function boundReferences(definitions: readonly Definition[], uses: ReadonlyMap<string, number>, most: number): void {
  let length = 0;
  for (const definition of definitions) {
    const { identifier, url, title } = definition;
    length += (uses.get(identifier) ?? 0) * (url.length + (title?.length ?? 0));
    if (length > most) definition.identifier = "";
  }
}

/** HTML fills short rows up to the length of the first: a wide first row makes very many cells. */
function boundCells(table: Table): void {
  const cells = table.children.reduce((sum, row) => sum + row.children.length, 0);
  const filled = table.children.length * (table.align?.length ?? 0);
  if (filled > 2 * cells + MIN_FILLED) table.align = null;
}

/** Bounds what a page holds beyond its text: the targets of references, and the cells of tables. Linear. */
export function boundBlocks(root: Root, length: number): void {
  const definitions: Definition[] = [];
  const uses = new Map<string, number>();
  for (const node of walk(root)) {
    if (node.type === "table") boundCells(node);
    else if (node.type === "definition") definitions.push(node);
    else if (node.type === "linkReference" || node.type === "imageReference")
      uses.set(node.identifier, (uses.get(node.identifier) ?? 0) + 1);
  }
  boundReferences(definitions, uses, Math.max(length, MIN_REFERENCED));
}

/** Tells whether raw HTML lies too deep in itself for a page to be made of it. Linear. */
export function isTooDeep(root: Root): boolean {
  let depth = 0;
  for (const node of walk(root)) {
    if (node.type !== "html") continue;
    for (const [, slash, name = ""] of node.value.matchAll(TAG)) {
      if (UNCLOSED.test(name)) continue;
      depth = Math.max(0, depth + (slash ? -1 : 1));
      if (depth > MAX_DEPTH) return true;
    }
  }
  return false;
}
