import type { Element, RootContent } from "hast";
import { attribute, isElement, type Parent, textOf } from "./elements.ts";

/** How Word and Google Docs call a document's title. */
const TITLE = /(?:^|\s)(?:MsoTitle|title)(?:\s|$)/;
const LIST_ITEM = /(?:^|\s)MsoListParagraph/;

/** What Word draws before an item, and what calls a reviewer's comment: a reader sees them as marks alone. */
function isMark(node: RootContent): boolean {
  if (!isElement(node)) return false;
  return /mso-list:\s*ignore/i.test(attribute(node, "style")) || /^#cmnt\d/.test(attribute(node, "href"));
}

function isItem(node: RootContent | undefined): node is Element {
  return node !== undefined && isElement(node) && node.tagName === "p" && LIST_ITEM.test(attribute(node, "className"));
}

/** Gathers the paragraphs that Word draws as items into lists; white space alone stands between them. */
function* gatherItems<Node extends RootContent>(children: readonly Node[]): Generator<Node | Element> {
  let list: Element | null = null;
  for (const child of children) {
    if (isItem(child)) {
      if (!list) {
        list = { type: "element", tagName: "ul", properties: {}, children: [] };
        yield list;
      }
      list.children.push({ ...child, tagName: "li" });
    } else if (child.type !== "text" || child.value.trim() !== "") {
      list = null;
      yield child;
    } else if (!list) yield child;
  }
}

function isTitle(node: RootContent): node is Element {
  return isElement(node) && node.tagName === "p" && TITLE.test(attribute(node, "className")) && textOf(node) !== "";
}

/** Gives a copy of a page in which what word processors write is as others write it: its title a heading, its items a list. */
export function simplifyOffice<Node extends Parent>(parent: Node): Node {
  const children = [...gatherItems(parent.children.filter((child) => !isMark(child)))].map((child) => {
    if (!isElement(child)) return child;
    return simplifyOffice(isTitle(child) ? { ...child, tagName: "h1" } : child);
  });
  return { ...parent, children };
}
