import type { Root } from "hast";
import * as z from "zod";
import { type FrontMatter, LANGUAGE_TAG } from "../../metadata/front-matter.ts";
import { findDay } from "../../metadata/parse-day.ts";
import { readAddress } from "../../metadata/read-address.ts";
import { readByline } from "../../metadata/read-labels.ts";
import { textOf } from "./elements.ts";
import { findPageTitle, siteTest } from "./find-page-title.ts";
import { gatherFacts, type PageFacts } from "./gather-facts.ts";
import { parseHtml } from "./parse-html.ts";
import { type JsonLd, namesIn, readJsonLd } from "./read-json-ld.ts";

/** Names of `meta` elements that give the day of an article, the surest first. */
const DAY_NAMES = `article:published_time og:published_time og:article:published_time datepublished date.issued
  dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date parsely-pub-date sailthru.date pubdate publishdate
  publish-date publication_date citation_publication_date citation_date article.published date`.split(/\s+/);

/** Those that give the day on which it was changed last. */
const CHANGE_NAMES = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];

/** Most tags that are kept of a page: lists of keywords that are longer say nothing. */
const MAX_TAGS = 30;

/** Longest name of an author, in UTF-16 code units: longer ones tell of the author too. */
const MAX_NAME = 80;

/** A text of JSON-LD or `meta`, in which entities may be written twice. */
function plain(text: string): string {
  return /&[#\w]+;/.test(text) ? textOf(parseHtml(text)) : text.trim();
}

/** What a value must be to be taken. */
const Text = z.string().trim().min(1).max(2_000);
const Texts = z.array(Text).min(1).max(100);
const Day = z.iso.date();
const Tag = z.string().regex(LANGUAGE_TAG);
const Address = z.url({ protocol: /^https?$/, normalize: true });

/** The first value that a field takes: what it does not take costs the value, not the article. */
function accept<Output>(field: z.ZodType<Output>, values: readonly unknown[]): Output | null {
  for (const value of values) {
    const { data } = field.safeParse(value);
    if (data !== undefined) return data;
  }
  return null;
}

function metaOf({ meta }: PageFacts, ...names: string[]): string[] {
  return names.flatMap((name) => meta.get(name) ?? []).map(plain);
}

/** An address completed by those that the page has in full. */
function completeAddress(address: string, bases: readonly string[]): string | null {
  return readAddress(address, bases.find((one) => URL.canParse(one)) ?? null);
}

/** A name as it stands in a byline: without "By", and without what is stuck behind it; empty for what is no name. */
function cleanName(text: string): string {
  const [name = ""] = text.replace(/^by:?\s+/i, "").split(/\s*[|•·]\s*|\s+@/);
  return /^https?:|^\/|@|\d/.test(name) || name.length > MAX_NAME ? "" : name;
}

/** The names of a text that is a byline, or one without what it begins with. */
function readNames(text: string): string[] {
  return [readByline(text), readByline(`by ${text}`)].find(({ length }) => length > 0) ?? [];
}

/** Share of a text that its names hold where it names several: `Ada Moor, Kim Ho and Lea Ray, Kiel`. */
const MOSTLY_NAMES = 0.5;

/** The names in what a page gives as an author. */
function splitNames(text: string): string[] {
  const names = readNames(text);
  const isList = names.length > 1 && !text.includes("(") && names.join("").length > text.length * MOSTLY_NAMES;
  return isList ? names : [cleanName(text)].filter((name) => name !== "");
}

/** How a name and the last part of its address are alike: Ada Moor, ada-moor. */
const foldName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{M}]+/gu, " ");

/** The authors of a page, from the surest source that does not only name the site. */
function findAuthors(jsonLd: JsonLd, facts: PageFacts, isSite: (name: string) => boolean): string[] {
  const byline = facts.bylines.slice(0, 1);
  const sources = [
    namesIn(jsonLd.author),
    metaOf(facts, "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author"),
    facts.items.get("author") ?? [],
    byline.flatMap(readNames),
  ];
  const known = sources.map((list) => list.map(plain).flatMap(splitNames)).filter(({ length }) => length > 0);
  const names = known.find((list) => !list.every(isSite)) ?? known[0] ?? byline.map(cleanName);
  const folded = names.map(foldName);
  return names.filter((name, at) => name !== "" && folded.indexOf(folded[at] ?? "") === at);
}

function findTags(jsonLd: JsonLd, facts: PageFacts): string[] {
  const sources = [metaOf(facts, "article:tag"), namesIn(jsonLd.keywords), metaOf(facts, "keywords", "news_keywords")];
  const given = sources.find((list) => list.length > 0) ?? [];
  const tags = given.flatMap((text) => text.split(/[,;،、]/)).map(plain);
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, MAX_TAGS);
}

/** A language tag as it should be written: `en_us` is `en-us`. */
function cleanTag(tag: string): string {
  return tag
    .trim()
    .replaceAll("_", "-")
    .replace(/^[A-Za-z]+/, (language) => language.toLowerCase());
}

/** Whether a page asks not to be found: `none` as a rule of its own, not as in `max-image-preview:none`. */
function isHeldBack(facts: PageFacts): boolean {
  const rules = metaOf(facts, "robots", "googlebot").flatMap((list) => list.toLowerCase().split(/[,\s]+/));
  return rules.includes("noindex") || rules.includes("none");
}

/**
 * Reads what a page says of itself: from JSON-LD, then Open Graph and `meta`, then microdata and `time`, then what is
 * called a date or an author. A page that asks not to be found is held back. Relative addresses are completed by those that the
 * page has in full, else by `base`.
 */
export function readPageMetadata(tree: Root, base: string | null): FrontMatter {
  const facts = gatherFacts(tree);
  const jsonLd = readJsonLd(tree);
  const site = [
    ...metaOf(facts, "og:site_name"),
    ...namesIn(jsonLd.publisher).map(plain),
    ...metaOf(facts, "application-name"),
  ];
  const headlines = [
    ...metaOf(facts, "og:title"),
    ...namesIn(jsonLd.headline).map(plain),
    ...metaOf(facts, "twitter:title", "dc.title"),
  ];
  const days = [
    ...namesIn(jsonLd.datePublished),
    ...metaOf(facts, ...DAY_NAMES),
    ...(facts.items.get("datePublished") ?? []),
  ];
  const updated = accept(Day, metaOf(facts, ...CHANGE_NAMES).map(findDay));
  const addresses = [facts.canonical, ...metaOf(facts, "og:url"), ...namesIn(jsonLd.url)].filter((text) => text !== "");
  return {
    title: accept(Text, [findPageTitle(facts, headlines, site[0] ?? "")]),
    summary: accept(Text, [
      ...metaOf(facts, "og:description", "description"),
      ...namesIn(jsonLd.description).map(plain),
    ]),
    source: accept(
      Text,
      site.filter((name) => !/^(?:https?:|@)/.test(name)),
    ),
    authors: accept(Texts, [findAuthors(jsonLd, facts, siteTest(facts, site[0] ?? ""))]),
    published: accept(Day, [...days, ...facts.times].map(findDay)),
    tags: accept(Texts, [findTags(jsonLd, facts)]),
    lang: accept(Tag, [facts.lang, ...metaOf(facts, "content-language", "og:locale")].map(cleanTag)),
    url: accept(
      Address,
      addresses.map((address) => completeAddress(address, base === null ? addresses : [...addresses, base])),
    ),
    heldBack: isHeldBack(facts) ? "asks robots not to list it" : null,
    ...(updated !== null && { updated }),
  };
}
