import type { Nodes } from "mdast";
import { toString as toText } from "mdast-util-to-string";

/** Gives a heading as its reader sees it: on one line, without marks, tags and pictures. */
export function headingText(node: Nodes): string {
  return toText(node, { includeHtml: false, includeImageAlt: false }).replace(/\s+/gu, " ").trim();
}
