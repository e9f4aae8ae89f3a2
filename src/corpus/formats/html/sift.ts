import type { RootContent } from "hast";
import type { Dropped } from "../format.ts";
import { isElement, type Parent, textOf } from "./elements.ts";

/** Gives the reason for which a node, in code or not, is left out; `null` for one that stays, and is looked into. */
export type Judge = (node: RootContent, isCode: boolean) => string | null;

const CODE: ReadonlySet<string> = new Set(["pre", "code", "kbd", "samp"]);

/** A copy of a tree without the nodes that are judged out; what a reader would have seen of them is added to `dropped`. */
export function sift<Node extends Parent>(parent: Node, judge: Judge, dropped: Dropped[]): Node {
  const isCode = parent.type === "element" && CODE.has(parent.tagName);
  const judgeChild: Judge = isCode ? (node) => judge(node, true) : judge;
  const children = parent.children.flatMap((child): RootContent[] => {
    const reason = judgeChild(child, isCode);
    if (reason === null) return [isElement(child) ? sift(child, judgeChild, dropped) : child];
    const text = reason === "" ? "" : textOf(child);
    if (text !== "") dropped.push({ text, reason });
    return [];
  });
  return { ...parent, children };
}
