import type { Element, Root, RootContent } from "hast";
import { attribute, elementsOf, isElement, type Parent, textOf } from "./elements.ts";

const hasClass = (element: Element, name: string) => attribute(element, "className").split(" ").includes(name);

const findById = (page: Parent, id: string) => elementsOf(page).find((element) => attribute(element, "id") === id);

/** What Confluence puts between the name of a space and the title of a page. */
const SPACE_MARK = " : ";

/** The name of the space that a title begins with: that of the first crumb, else of an old export, which has none, what stands before the mark. */
function findSpace(page: Parent, title: string): string {
  const crumbs = findById(page, "breadcrumbs");
  if (!crumbs) return title.split(SPACE_MARK, 1)[0] ?? "";
  const first = elementsOf(crumbs).find(({ tagName }) => tagName === "a");
  return first ? textOf(first) : "";
}

/** An element with its text alone, without the name of the space. */
function withoutSpace(element: Element, space: string): Element {
  const text = textOf(element);
  const start = space + SPACE_MARK;
  return { ...element, children: [{ type: "text", value: text.startsWith(start) ? text.slice(start.length) : text }] };
}

/** What the line below the title says, as pages say it in their heads: who wrote the page, and when, or when it was changed. */
function readCredits(page: Parent): Element[] {
  const line = elementsOf(page).find((element) => hasClass(element, "page-metadata"));
  const author = line && elementsOf(line).find((element) => hasClass(element, "author"));
  const [, change, day = ""] = /^Created by .*?(, last modified\b.*)? on (\S.*)$/.exec(line ? textOf(line) : "") ?? [];
  const facts = { author: author ? textOf(author) : "", [change === undefined ? "date" : "last-modified"]: day };
  return Object.entries(facts).map(([name, content]) => {
    return { type: "element", tagName: "meta", properties: { name, content }, children: [] };
  });
}

/** What the pages of a space are simplified by. */
interface Replacements {
  space: string;
  credits: readonly Element[];
}

/** A part below the text, as its heading names it: a list of files, or comments. */
function nameSection(section: Element): Element {
  const heading = elementsOf(section).find((element) => hasClass(element, "pageSectionTitle"));
  const isComments = heading !== undefined && attribute(heading, "id") === "comments";
  return isComments ? { ...section, properties: { className: ["comments"] } } : { ...section, tagName: "nav" };
}

function simplifyNode<Node extends Parent>(parent: Node, replacements: Replacements): Node {
  const children = parent.children.flatMap((child): RootContent[] => {
    if (!isElement(child)) return [child];
    const id = attribute(child, "id");
    if (id === "main-content") return [{ ...child, tagName: "article" }];
    if (id === "footer" || hasClass(child, "page-metadata")) return [];
    if (id === "title-heading" || child.tagName === "title") return [withoutSpace(child, replacements.space)];
    if (hasClass(child, "pageSection")) return [nameSection(child)];
    const inner = simplifyNode(child, replacements);
    return [child.tagName === "head" ? { ...inner, children: [...inner.children, ...replacements.credits] } : inner];
  });
  return { ...parent, children };
}

/**
 * Gives a copy of a page that Confluence exported in which the title is that of the page alone, what is known of it stands in its head, and what
 * is below the text says what it is; of any other page gives the page.
 */
export function simplifyConfluence(page: Root): Root {
  const heading = findById(page, "title-heading");
  const text = findById(page, "main-content");
  if (!heading || !hasClass(heading, "pagetitle") || !text || !hasClass(text, "wiki-content")) return page;
  return simplifyNode(page, { space: findSpace(page, textOf(heading)), credits: readCredits(page) });
}
