import type { Nodes, Root } from "mdast";

/** A tag as vaults have it: `#garden/bees`, after white space, with a letter in it. */
const TAG = /(?<=^|\s)#((?=[\p{N}_/-]*\p{L})[\p{L}\p{M}\p{N}_/-]+)/gu;

/** Tags kept of a text. */
const MAX_TAGS = 100;

/** Finds the tags that stand in a text itself, in order; what is code or the name of a link is none. */
export function findInlineTags(blocks: Root): string[] {
  const tags: string[] = [];
  const waiting: Nodes[] = [blocks];
  for (let node = waiting.pop(); node && tags.length < MAX_TAGS; node = waiting.pop()) {
    if (node.type === "text") for (const [, tag = ""] of node.value.matchAll(TAG)) tags.push(tag);
    else if ("children" in node && node.type !== "link")
      for (const child of node.children.toReversed()) waiting.push(child);
  }
  return tags.slice(0, MAX_TAGS);
}
