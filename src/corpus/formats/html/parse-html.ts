import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { defaultTreeAdapter, parse } from "parse5";

/** How deep elements may lie in one another: as deep as browsers build them, and far from the end of the stack. */
const MAX_DEPTH = 512;

/**
 * Parses a page as browsers do; what it lacks, `html` and `body`, is added. Throws an Error for elements that lie too
 * deep in one another: every step after this goes down the tree.
 */
export function parseHtml(html: string): Root {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > MAX_DEPTH) throw new Error(`elements lie over ${MAX_DEPTH} deep in one another`);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  const tree = fromParse5(parse(html, { treeAdapter }));
  return tree.type === "root" ? tree : { type: "root", children: [] };
}
