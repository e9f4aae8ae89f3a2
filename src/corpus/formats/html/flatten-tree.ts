import { defaultTreeAdapter, html, type DefaultTreeAdapterTypes as Tree } from "parse5";

/** How deep elements may lie in one another: as deep as browsers build them, and far from the end of the stack. */
const MAX_DEPTH = 512;

/** How high an element of a deeper page may be to stay as it is: a paragraph with its links, a list, a table, a bar of navigation. */
const MAX_HEIGHT = 16;

/** The depth of `head` and `body`. What is around the rest of a deeper page was never closed, and parts nothing. */
const TOP = 2;

function isParent(node: Tree.ParentNode | Tree.ChildNode): node is Tree.Element {
  return "childNodes" in node;
}

/** The elements of a tree with their depths, those of one depth after those of the depth above. Walks without the stack. */
function listElements(tree: Tree.ParentNode): { node: Tree.ParentNode; depth: number }[] {
  const list = [{ node: tree, depth: 0 }];
  for (const { node, depth } of list)
    for (const child of node.childNodes) if (isParent(child)) list.push({ node: child, depth: depth + 1 });
  return list;
}

/** How many elements lie in one another below each element that holds any. */
function measureHeights(list: ReturnType<typeof listElements>): ReadonlyMap<unknown, number> {
  const heights = new Map<unknown, number>();
  for (const { node } of list.toReversed()) {
    const above = "parentNode" in node ? node.parentNode : null;
    if (above) heights.set(above, Math.max(heights.get(above) ?? 0, (heights.get(node) ?? 0) + 1));
  }
  return heights;
}

function makeBlock(nodes: readonly Tree.ChildNode[]): Tree.Element {
  const block = defaultTreeAdapter.createElement("div", html.NS.HTML, []);
  for (const node of nodes) defaultTreeAdapter.appendChild(block, node);
  return block;
}

/** What lies in an element, in its order, in blocks beside each other: the elements that are too high end a block, and are gone. */
function layOut(element: Tree.ParentNode, heights: ReadonlyMap<unknown, number>): Tree.Element[] {
  const runs: Tree.ChildNode[][] = [[]];
  const open: (Tree.ChildNode | "end")[] = element.childNodes.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node !== "end" && (heights.get(node) ?? 0) < MAX_HEIGHT) runs.at(-1)?.push(node);
    else runs.push([]);
    if (node === "end" || !isParent(node) || (heights.get(node) ?? 0) < MAX_HEIGHT) continue;
    open.push("end");
    for (const child of node.childNodes.toReversed()) open.push(child);
  }
  return runs.filter((run) => run.length > 0).map(makeBlock);
}

/**
 * Lays out the blocks of a page side by side whose elements lie too deep in one another, and tells whether they did: every step after
 * this goes down the tree. The text stays, in its order. Linear.
 */
export function flattenTree(tree: Tree.ParentNode): boolean {
  const list = listElements(tree);
  if ((list.at(-1)?.depth ?? 0) <= MAX_DEPTH) return false;
  const heights = measureHeights(list);
  for (const { node, depth } of list) if (depth === TOP) node.childNodes = layOut(node, heights);
  return true;
}
