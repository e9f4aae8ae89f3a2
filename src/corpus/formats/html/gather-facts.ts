import type { Element, Root } from "hast";
import { attribute, elementsOf, textOf } from "./elements.ts";
import { findFurniture } from "./find-furniture.ts";

/** What a page says of itself outside of JSON-LD, in the order of the page. */
export interface PageFacts {
  /** The contents of `meta` elements, by name or property in lower case. */
  meta: Map<string, string[]>;
  /** What `itemprop` marks, by its name. */
  items: Map<string, string[]>;
  /** Headings of the first two levels, but those of navigation where there are others. */
  headings: { text: string; depth: number }[];
  documentTitle: string;
  /** The canonical address as it is written: relative or absolute. */
  canonical: string;
  lang: string;
  /** `time` elements in their form for machines, and short texts in elements that are called a date. */
  times: string[];
  /** Texts of elements that are called an author. */
  bylines: string[];
  /** What links to the first page of the site show, in words or as a picture: most often its name. */
  homes: string[];
}

const DATED = /(?:^|[\s_-])(?:date|dateline|time|timestamp|published|pubdate|posted)(?:$|[\s_-])/i;
/** A link to where an article is published, in the words of microformats: Medium exports its posts so. */
const CANONICAL = /(?:^|\s)[pu]-canonical(?:\s|$)/;
const BYLINE = /(?:^|\s)(?:author|byline|author-name|byline-name|p-author)(?:\s|$)/i;

/** Longest text of an element called a date or an author that is one, in UTF-16 code units. */
const MAX_LABEL = 100;

function add(map: Map<string, string[]>, key: string, value: string): void {
  const text = value.replace(/\s+/g, " ").trim();
  if (key === "" || text === "") return;
  const list = map.get(key);
  if (list) list.push(text);
  else map.set(key, [text]);
}

function addLabel(list: string[], text: string): void {
  if (text !== "" && text.length <= MAX_LABEL) list.push(text);
}

/** Whether a link leads to the first page of a site. */
function isHome(element: Element): boolean {
  if (element.tagName !== "a") return false;
  const isNamed = attribute(element, "rel").split(" ").includes("home");
  return isNamed || /^(?:https?:\/\/[^/?#]+)?\/$|^https?:\/\/[^/?#]+$/.test(attribute(element, "href"));
}

function addHome(link: Element, homes: string[]): void {
  addLabel(homes, textOf(link));
  for (const picture of elementsOf(link)) if (picture.tagName === "img") addLabel(homes, attribute(picture, "alt"));
}

/** What the attributes of any element say. */
function gatherAttributes(element: Element, facts: PageFacts): void {
  const [items, name] = [attribute(element, "itemProp"), attribute(element, "className")];
  const machine = attribute(element, "content") || attribute(element, "dateTime");
  if (items !== "" && !/articleBody/i.test(items))
    for (const item of items.split(" ")) add(facts.items, item, machine || textOf(element));
  if (attribute(element, "rel") === "author" || BYLINE.test(name)) addLabel(facts.bylines, textOf(element));
  if (element.tagName === "time") facts.times.push(machine || textOf(element));
  else if (DATED.test(name)) addLabel(facts.times, textOf(element));
  if (isHome(element)) addHome(element, facts.homes);
}

function isCanonical(element: Element): boolean {
  return element.tagName === "a" && CANONICAL.test(attribute(element, "className"));
}

function gatherElement(element: Element, facts: PageFacts): void {
  const { tagName } = element;
  if (tagName === "meta") {
    const key = attribute(element, "property") || attribute(element, "name");
    add(facts.meta, key.toLowerCase(), attribute(element, "content"));
  } else if (tagName === "title") facts.documentTitle ||= textOf(element);
  else if (tagName === "html") facts.lang = attribute(element, "lang") || attribute(element, "xmlLang");
  else if (attribute(element, "rel") === "canonical" ? tagName === "link" : isCanonical(element))
    facts.canonical ||= attribute(element, "href");
}

/** Elements whose classes tell of the state of a page, and headings themselves. */
const OUTERMOST: ReadonlySet<string> = new Set(["html", "body", "h1", "h2"]);

/** The elements inside of navigation: its headings name the site, or another page. */
function findNavigation(tree: Root): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (const element of elementsOf(tree)) {
    if (found.has(element) || OUTERMOST.has(element.tagName)) continue;
    if (findFurniture(element) === "navigation") for (const inner of elementsOf(element)) found.add(inner);
  }
  return found;
}

function isHeading({ tagName }: Element): boolean {
  return tagName === "h1" || tagName === "h2";
}

function gatherHeadings(tree: Root): PageFacts["headings"] {
  const headings = [...elementsOf(tree)].filter(isHeading);
  const navigation = findNavigation(tree);
  const own = headings.filter((heading) => !navigation.has(heading));
  return (own.length > 0 ? own : headings).map((heading) => ({
    text: textOf(heading),
    depth: Number(heading.tagName[1]),
  }));
}

/** Gathers what a page says of itself. */
export function gatherFacts(tree: Root): PageFacts {
  const [meta, items] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const facts: PageFacts = {
    meta,
    items,
    headings: gatherHeadings(tree),
    documentTitle: "",
    canonical: "",
    lang: "",
    times: [],
    bylines: [],
    homes: [],
  };
  for (const element of elementsOf(tree)) {
    gatherElement(element, facts);
    gatherAttributes(element, facts);
  }
  return facts;
}
