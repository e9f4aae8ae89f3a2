import type { Heading, Nodes, Parents, PhrasingContent, Root, Text } from "mdast";
import type { TextRange } from "../../../text/split-sentences.ts";
import { isHeading, offsetsOf } from "../../blocks.ts";

/** A stretch of a text that is a link. */
export interface TextLink extends TextRange {
  href: string;
}

/** An id with a place in the heading that has it, or at the beginning of the line below. */
export interface TextAnchor {
  offset: number;
  id: string;
}

/** An HTML anchor in a heading. */
const HTML_ANCHOR = /^<a\s(?:[^<>]*\s)?(?:id|name)\s*=\s*["']?([^\s"'<>]+)/i;

function findHtmlAnchor({ children }: Heading): string | null {
  const found = children.map((child) => (child.type === "html" ? HTML_ANCHOR.exec(child.value)?.[1] : undefined));
  return found.find((id) => id !== undefined) ?? null;
}

/** Gives headings the ids that their author wrote for them; those of `anchors` are in order. Linear. */
export function anchorHeadings(blocks: Root, anchors: readonly TextAnchor[]): void {
  let next = 0;
  for (const heading of blocks.children.filter(isHeading)) {
    const { start, end } = offsetsOf(heading);
    while ((anchors[next]?.offset ?? start) < start) next += 1;
    const found = anchors[next];
    const id = found && found.offset <= end + 1 ? found.id : findHtmlAnchor(heading);
    if (id !== null) heading.data = { ...heading.data, anchor: id };
  }
}

/** A part of a text, from one offset to another. */
function sliceText({ position, value }: Text, from: number, to: number): Text {
  const start = position?.start.offset ?? 0;
  const part: Text = { type: "text", value: value.slice(from - start, to - start) };
  if (position) part.position = { start: { ...position.start, offset: from }, end: { ...position.end, offset: to } };
  return part;
}

/** Makes links of stretches of a text, which are in order. A text with escapes stays whole: its characters lie elsewhere than they are written. */
function partText(node: Text, links: readonly TextLink[]): PhrasingContent[] {
  const { start, end } = offsetsOf(node);
  if (end - start !== node.value.length) return [node];
  let at = start;
  const parts = links.flatMap((link): PhrasingContent[] => {
    const before = sliceText(node, at, link.start);
    const shown = sliceText(node, link.start, link.end);
    at = link.end;
    const made: PhrasingContent = { type: "link", url: link.href, children: [shown] };
    if (shown.position) made.position = shown.position;
    return [before, made];
  });
  return [...parts, sliceText(node, at, end)].filter((part) => part.type !== "text" || part.value !== "");
}

/** Makes links of stretches of a text, given in order; those that are no plain text, or in a link, stay what they are. Linear. */
export function insertLinks(blocks: Root, links: readonly TextLink[]): void {
  let next = 0;
  const take = (node: Text): TextLink[] => {
    const { start, end } = offsetsOf(node);
    while ((links[next]?.start ?? start) < start) next += 1;
    const first = next;
    while ((links[next]?.end ?? end + 1) <= end) next += 1;
    return links.slice(first, next);
  };
  const visit = (parent: Parents): void => {
    if (parent.type === "link" || parent.type === "linkReference") return;
    const children: Nodes[] = parent.children;
    const made = children.flatMap((child): Nodes[] => {
      if ("children" in child) visit(child);
      const found = child.type === "text" && child.position ? take(child) : [];
      return child.type === "text" && found.length > 0 ? partText(child, found) : [child];
    });
    // One by one: a call with very many arguments throws.
    children.length = 0;
    for (const node of made) children.push(node);
  };
  if (links.length > 0) visit(blocks);
}
