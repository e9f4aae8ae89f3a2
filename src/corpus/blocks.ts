import type { Heading, Nodes } from "mdast";
import { clipText } from "../text/clip-text.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { VisibleText } from "../text/visible-text.ts";

declare module "mdast" {
  interface HeadingData {
    /** The id that its author gives it. */
    anchor?: string;
  }
}

/** Gives the range of the text that a block or inline node was read from. Throws a RangeError when the parser set none. */
export function offsetsOf(node: Nodes): TextRange {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new RangeError(`A ${node.type} node has no position`);
  return { start, end };
}

/** Tells whether a node is a heading. */
export function isHeading(node: Nodes): node is Heading {
  return node.type === "heading";
}

/** Longest heading that is given whole, in UTF-16 code units: it stands above each of its passages. Headlines stay under 200. */
const MAX_HEADING = 300;

/** Gives a heading as its reader sees it, on one line; a very long one clipped. */
export function headingText(visible: VisibleText, heading: Heading): string {
  return clipText(visible.within(offsetsOf(heading)).lines().join(" "), MAX_HEADING);
}

/** Tells whether {@link headingText} leaves something out. */
export function isClipped(visible: VisibleText, heading: Heading): boolean {
  return visible.within(offsetsOf(heading)).lines().join(" ").length > MAX_HEADING;
}
