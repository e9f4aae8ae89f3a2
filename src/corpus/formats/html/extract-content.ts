import type { Element, Root, RootContent } from "hast";
import { matchPhrases } from "../../cleaning/match-phrases.ts";
import type { Dropped } from "../format.ts";
import { type Content, checkContent, isCheckable } from "./check-content.ts";
import { elementsOf, isElement, type Parent, pathTo, textOf } from "./elements.ts";
import { findBody } from "./find-body.ts";
import { isConsent, UNSHOWN } from "./find-furniture.ts";
import { type Measure, measureProse } from "./measure-prose.ts";
import { readReadable } from "./read-readable.ts";
import { type Judge, sift } from "./sift.ts";
import { withoutFurniture } from "./without-furniture.ts";

/** Comments, scripts and what else is never drawn: every page has them, so nobody is told. */
function judgeDrawn(node: RootContent, isCode: boolean): string | null {
  const isDrawn = isElement(node) ? !UNSHOWN.has(node.tagName) && !isConsent(node) : node.type === "text";
  return isDrawn || isCode ? null : "";
}

/** What is shown when it is asked for, and no part of an article. */
const ASKED_FOR: ReadonlySet<string> = new Set(["dialog", "menu"]);

/** As {@link judgeDrawn} in the article that the library takes, which may have these in it. */
function judgeReadable(node: RootContent, isCode: boolean): string | null {
  return isElement(node) && ASKED_FOR.has(node.tagName) ? "" : judgeDrawn(node, isCode);
}

/** Blocks that are left out when they are mostly links. */
const LINKABLE: ReadonlySet<string> = new Set(["div", "section", "ul", "ol", "dl", "p", "table", "h2", "h3", "h4"]);

/** Share from which on a paragraph does: one may begin with the link to what it tells of. */
const WHOLLY_LINKED = 0.9;

/** Share of a block's characters inside links from which on it leads elsewhere rather than says something. */
const MOSTLY_LINKED = 0.6;

/** How a line begins that leads to another article, and the share of it that is a link. */
const LEAD_IN =
  /^(?:related|see also|see more|read (?:more|also|next)|more(?: on| from)?|also on|don.t miss|watch|click here|follow us|sign up)\b/i;
const PARTLY_LINKED = 0.4;

/** Lines that label what is not in the text: pictures drawn by scripts, advertisements, what follows an article. */
const LABEL =
  /^(?:advert(?:isement)?s?|caption|close|share(?: this)?(?: (?:article|post|story|page))?|comments?|image \d+ of \d+|related(?: (?:articles?|posts?|stories|news|links|topics))?|read (?:more|next|also)|more from .*|recommended(?: for you)?|most (?:read|popular)|media playback is unsupported on your device|tags|print|email|loading\W*|continue reading|expand description|story continues below.*|article continues below.*|sign up|subscribe|follow us)\W*$/i;

/** Longest of these lines, in UTF-16 code units. */
const MAX_LABEL = 60;

/** What programs that send e-mail write around a letter. */
const MAILING =
  /^(?:(?:view|read|open|see) (?:(?:this|it|the) )?(?:e-?mail |message |newsletter |online )?(?:in|on) (?:your |a |the )?(?:web ?)?browser|view (?:this e-?mail )?online|(?:having )?(?:trouble|problems|difficulty) (?:view|read|see)ing this|can.?t (?:see|view|read) this|click here to (?:unsubscribe|view)|unsubscribe\b|you(?:.re| are| have) (?:receiv(?:ed|ing)|getting|subscribed) (?:to )?(?:this|our|these)|(?:update|manage|change) (?:your )?(?:e-?mail |subscription |mail )*(?:preferences|settings|subscription)|this (?:e-?mail|message|newsletter) was sent)/i;

/** Longest of these lines, which have a link to do what they offer. */
const MAX_MAILING = 300;

/** Why a short line is no text of the article; `null` when it may be. */
function reasonOfLabel(line: string): string | null {
  if (LABEL.test(line)) return "label";
  const match = matchPhrases(line);
  return match && match.strength !== "bare" && match.strength !== "weak" ? match.kind : null;
}

/** Whether documentation heads what it tells of a function with an element: with its types, each a link. */
function isSignature({ tagName, properties: { className } }: Element): boolean {
  return /^h\d$/.test(tagName) && /\bcode\b/.test(String(className ?? ""));
}

/** Why a block is left out that is mostly links; `null` when it may stay. */
function reasonOfLinks(node: Element, { chars, linked, prose }: Measure): string | null {
  const share = node.tagName === "p" ? WHOLLY_LINKED : MOSTLY_LINKED;
  if (linked <= chars * share || prose > 0) return null;
  return isSignature(node) || elementsOf(node).some(isSignature) ? null : "list of links";
}

/** Why a block is left out by how it begins; `null` when it may stay. */
function reasonOfText(node: Element, { chars, linked }: Measure): string | null {
  const leadsOn = linked > chars * PARTLY_LINKED;
  const text = leadsOn || chars < (linked > 0 ? MAX_MAILING : MAX_LABEL) ? textOf(node) : "";
  if (linked > 0 && text.length < MAX_MAILING && MAILING.test(text)) return "e-mail";
  if (leadsOn && LEAD_IN.test(text)) return "related";
  return chars < MAX_LABEL ? reasonOfLabel(text) : null;
}

/** `isOfLinks`: links are what the page is for. */
function judgeLinks(measure: (element: Parent) => Measure, isOfLinks: boolean): Judge {
  return (node, isCode) => {
    if (isCode || !isElement(node) || !LINKABLE.has(node.tagName)) return null;
    const measured = measure(node);
    return (isOfLinks ? null : reasonOfLinks(node, measured)) ?? reasonOfText(node, measured);
  };
}

/** Drops what stands beside the body and beside all around it. */
function dropOutside(page: Parent, body: Parent, dropped: Dropped[]): void {
  const path = pathTo(page, body);
  const around = new Set<unknown>(path);
  for (const { children } of path.slice(0, -1))
    for (const child of children) {
      const text = around.has(child) ? "" : textOf(child);
      if (text !== "") dropped.push({ text, reason: "outside the article" });
    }
}

/** Share of the characters of its links that the prose of a page may have which is there to lead elsewhere: a catalogue, a table of contents. */
const MAX_PROSE = 0.2;

/** Share of the characters of a page without any prose that its links have then: the rest are headings. */
const MIN_LINKED = 0.3;

/** Tells whether links are what a page is for, furniture apart. */
function leadsElsewhere({ chars, linked, prose }: Measure): boolean {
  return linked > chars * (prose === 0 ? MIN_LINKED : MOSTLY_LINKED) && prose <= linked * MAX_PROSE;
}

/** Share of what an element holds from which on one in it holds the listing. */
const MOST = 0.7;

function isHeading(node: RootContent): boolean {
  return isElement(node) && /^h[1-6]$/.test(node.tagName);
}

/** The element that holds the listing of a page with its heading: the innermost that has most of the text, and no heading beside it. */
function findListing(page: Parent, measure: (element: Parent) => Measure): Parent {
  const heir = page.children.find((child) => isElement(child) && measure(child).chars >= measure(page).chars * MOST);
  if (!heir || !isElement(heir) || LIST_PARTS.has(heir.tagName)) return page;
  const beside = page.children.filter((child) => child !== heir);
  const hasHeading = beside.some(
    (child) => isHeading(child) || (isElement(child) && elementsOf(child).some(isHeading)),
  );
  return hasHeading ? page : findListing(heir, measure);
}

/** What a listing is made of: around them lie their headings. */
const LIST_PARTS: ReadonlySet<string> = new Set("ul ol dl li dt dd table tbody tr td p a".split(" "));

/** Characters of prose from which on a page has an article, however many links are around it. */
const MIN_ARTICLE = 600;

/** The element that holds what a page is for, and whether that is to lead elsewhere. */
function findContent(page: Parent): { body: Parent; isOfLinks: boolean } {
  const measure = measureProse(page);
  const body = findBody(page, measure);
  if (leadsElsewhere(measure(body)) && body !== page) return { body, isOfLinks: true };
  const isOfLinks = leadsElsewhere(measure(page)) && measure(page).prose < MIN_ARTICLE;
  return isOfLinks ? { body: findListing(page, measure), isOfLinks } : { body, isOfLinks };
}

/** Finds the article of a page by rules of our own. */
function extractByRules(page: Root): Content {
  const dropped: Dropped[] = [];
  const bare = withoutFurniture(page, dropped);
  const { body, isOfLinks } = findContent(bare);
  dropOutside(bare, body, dropped);
  const article = sift(body, judgeLinks(measureProse(body), isOfLinks), dropped);
  return textOf(article) === "" ? { article: page, dropped: [] } : { article, dropped };
}

/** The title of the document: the library knows by it which heading repeats it. */
function titleOf(tree: Root): string {
  const title = elementsOf(tree).find(({ tagName }) => tagName === "title");
  return title ? textOf(title) : "";
}

/**
 * Finds the article of a page: furniture goes by tag, role, class and id, then all outside the element that holds the
 * article, then what in it is mostly links. A page on which that leaves nothing is taken whole. The library's reading of the page
 * then checks it.
 */
export function extractContent(tree: Root): Content {
  const page = sift(tree, judgeDrawn, []);
  const content = extractByRules(page);
  const readable = isCheckable(page) ? readReadable(tree, titleOf(tree)) : null;
  return readable === null ? content : checkContent(content, sift(readable, judgeReadable, []), page);
}
