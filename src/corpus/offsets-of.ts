import type { Nodes } from "mdast";
import type { TextRange } from "../text/split-sentences.ts";

/** Gives the range of the text that a block or inline node was read from. Throws a RangeError when the parser set none. */
export function offsetsOf(node: Nodes): TextRange {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new RangeError(`A ${node.type} node has no position`);
  return { start, end };
}
