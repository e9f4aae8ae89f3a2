import type { Element, ElementContent, Root, RootContent } from "hast";
import { attribute, elementsOf, isElement, type Parent, textOf } from "./elements.ts";
import { parseHtml } from "./parse-html.ts";
import { simplifyConfluence } from "./simplify-confluence.ts";
import { simplifyDocs } from "./simplify-docs.ts";
import { simplifyMath } from "./simplify-math.ts";
import { simplifyOffice } from "./simplify-office.ts";

/** Whether a link leads to a place of its own page, and shows a sign alone: `¶` behind a heading, `↩` behind a note. */
function isPermalink(node: RootContent): boolean {
  if (!isElement(node) || node.tagName !== "a" || !attribute(node, "href").startsWith("#")) return false;
  const hasPicture = [...elementsOf(node)].some(({ tagName }) => tagName === "img");
  return !hasPicture && !/[\p{L}\p{N}]/u.test(textOf(node));
}

function isButton(node: RootContent): boolean {
  return isElement(node) && node.tagName === "button";
}

function unwrapButton(child: ElementContent): ElementContent[] {
  return isElement(child) && isButton(child) ? child.children : [child];
}

/** A heading that links to itself is no link. */
function unlink(heading: Element): Element {
  const children = heading.children.flatMap((child) => {
    const isOwn = isElement(child) && attribute(child, "href").startsWith("#") && !isPermalink(child);
    return isOwn ? child.children : [child];
  });
  return simplifyNode({ ...heading, children });
}

/** A button in a heading says what can be done with it, and stands beside it, unless it is all of the heading: it folds the section. */
function simplifyHeading(heading: Element): Element[] {
  const first = heading.children.findIndex((child) => !isButton(child) && textOf(child) !== "");
  if (first < 0) return [unlink({ ...heading, children: heading.children.flatMap(unwrapButton) })];
  const buttonsIn = (children: readonly ElementContent[]) => children.filter(isElement).filter(isButton);
  return [
    ...buttonsIn(heading.children.slice(0, first)),
    unlink({ ...heading, children: heading.children.filter((child) => !isButton(child)) }),
    ...buttonsIn(heading.children.slice(first)),
  ];
}

/** The pictures with a text that a page has for browsers without scripts, which else show them later. */
function picturesIn(noscript: Element): Element[] {
  const markup = textOf(noscript);
  if (!/<img\b/i.test(markup)) return [];
  return [...elementsOf(parseHtml(markup))].filter((element) => element.tagName === "img" && attribute(element, "alt"));
}

/** The foot of a quotation names who said it: it is none of the page's. */
function keepSpeaker(child: ElementContent): ElementContent {
  return isElement(child) && child.tagName === "footer" ? { ...child, tagName: "div" } : child;
}

function simplifyNode<Node extends Parent>(parent: Node): Node {
  const children = parent.children
    .filter((child) => !isPermalink(child))
    .flatMap((child): RootContent[] => {
      if (!isElement(child)) return [child];
      if (child.tagName === "noscript") return [child, ...picturesIn(child)];
      if (child.tagName === "blockquote")
        return [simplifyNode({ ...child, children: child.children.map(keepSpeaker) })];
      return /^h[1-6]$/.test(child.tagName) ? simplifyHeading(child) : [simplifyNode(child)];
    });
  return { ...parent, children };
}

/**
 * Gives a copy of a page in which every program's way to write something is the one that is read after this: headings without links to
 * themselves, pictures where they are seen, emphasis and lists of word processors, pages of Confluence, formulas.
 */
export function simplifyPage(page: Root): Root {
  return simplifyMath(simplifyDocs(simplifyOffice(simplifyConfluence(simplifyNode(page)))));
}
