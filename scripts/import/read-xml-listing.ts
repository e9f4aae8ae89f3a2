import type { FrontMatter } from "../../src/corpus/metadata/front-matter.ts";
import { parseDay } from "../../src/corpus/metadata/parse-day.ts";
import { readXml, type XmlField, type XmlRecord } from "./read-xml.ts";

/** What a feed has of an article, for what its page does not say. */
export interface FeedEntry {
  metadata: FrontMatter;
  /** Its text, or the beginning of it, as HTML; empty when there is none. */
  html: string;
}

/** An address that a feed or a sitemap lists. */
export interface ListedPage {
  /** As it is written, maybe relative. */
  address: string;
  /** `null` in a sitemap. */
  entry: FeedEntry | null;
}

/** A file that lists others: pages, or in the index of sitemaps more listings. */
export interface Listing {
  kind: "feed" | "sitemap" | "sitemap index";
  pages: ListedPage[];
}

/** The first element of each kind of listing in XML. */
const KINDS: ReadonlyMap<string, Listing["kind"]> = new Map([
  ["rss", "feed"],
  ["rdf:RDF", "feed"],
  ["feed", "feed"],
  ["urlset", "sitemap"],
  ["sitemapindex", "sitemap index"],
]);

const fieldsOf = ({ fields }: XmlRecord, ...paths: string[]) =>
  paths.flatMap((path) => fields.filter((field) => field.path === path));

/** The first of the fields that says something. */
function textOf(record: XmlRecord, ...paths: string[]): string {
  return fieldsOf(record, ...paths).find(({ text }) => text !== "")?.text ?? "";
}

const textsOf = (record: XmlRecord, ...paths: string[]) =>
  fieldsOf(record, ...paths)
    .map(({ text }) => text)
    .filter((text) => text !== "");

/** Writes plain text as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** The content of an element as HTML: RSS and `type="html"` have it as text, `xhtml` as elements, others have plain text. */
function htmlOf({ text, inner, attributes: { type } }: XmlField): string {
  if (type === "xhtml") return inner;
  return type === "text" ? escapeHtml(text) : text;
}

/** The page that an entry of Atom or an item of RSS is about. */
function addressOf(item: XmlRecord): string {
  const links = fieldsOf(item, "link", "atom:link");
  const page = links.find(({ attributes: { rel = "alternate", href } }) => rel === "alternate" && href);
  const [id] = fieldsOf(item, "guid", "id");
  const isAddress = id?.attributes.isPermaLink !== "false" && /^https?:\/\//i.test(id?.text ?? "");
  return page?.attributes.href ?? (textOf(item, "link") || (isAddress ? (id?.text ?? "") : ""));
}

/** RSS writes authors as `mail@example.org (Name)`. */
const cleanAuthor = (author: string) => /^\S+@\S+\s+\((.+)\)$/.exec(author)?.[1] ?? author;

function readItem(item: XmlRecord, source: string): ListedPage {
  const authors = textsOf(item, "author/name", "dc:creator");
  const [content] = fieldsOf(item, "content:encoded", "content", "description", "summary");
  const categories = fieldsOf(item, "category", "dc:subject");
  const metadata = {
    title: textOf(item, "title") || null,
    authors: (authors.length > 0 ? authors : textsOf(item, "author")).map(cleanAuthor),
    published: parseDay(textOf(item, "published", "pubDate", "dc:date")),
    tags: categories.map(({ text, attributes: { label, term } }) => text || (label ?? term ?? "")).filter(Boolean),
    source: source || null,
  };
  return { address: addressOf(item), entry: { metadata, html: content ? htmlOf(content) : "" } };
}

/** What may stand before the first element, and its name. */
const ROOT = /^(?:\s|<\?[^>]*>|<!--[\s\S]{0,2000}?-->|<![^>-][^>]*>)*<([\w:.-]+)/;

/**
 * Reads a feed (RSS, Atom, RDF), a sitemap or the index of sitemaps; `null` for what is none of them, such as a page. Throws an
 * Error for elements that lie too deep in one another.
 */
export function readXmlListing(xml: string): Listing | null {
  const kind = KINDS.get(ROOT.exec(xml.slice(0, 5_000))?.[1] ?? "");
  if (!kind) return null;
  const [root, ...records] = readXml(xml, ["channel", "item", "entry", "url", "sitemap"]);
  if (kind !== "feed") {
    const listed = records.filter(({ name }) => name === (kind === "sitemap" ? "url" : "sitemap"));
    return { kind, pages: listed.map((record) => ({ address: textOf(record, "loc"), entry: null })) };
  }
  const head = records.find(({ name }) => name === "channel") ?? root;
  const items = records.filter(({ name }) => name === "item" || name === "entry");
  const title = head ? textOf(head, "title") : "";
  return { kind, pages: items.map((item) => readItem(item, title)) };
}
