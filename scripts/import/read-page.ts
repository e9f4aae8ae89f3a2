import type { Article } from "../../src/corpus/article.ts";
import type { SourceArticle } from "../../src/corpus/formats/format.ts";
import { html } from "../../src/corpus/formats/html/html.ts";
import { makeArticle } from "../../src/corpus/make-article.ts";
import type { FrontMatter } from "../../src/corpus/metadata/front-matter.ts";
import { escapeHtml, type FeedEntry } from "./read-xml-listing.ts";
import type { FetchedFile } from "./web-client.ts";

/** An article as its page has it. */
export interface ReadPage {
  /** What its page says of it, else its feed. */
  metadata: FrontMatter;
  article: Article;
}

/** What one source says of an article, and what another does where that is silent. */
function mergeMetadata(first: FrontMatter, second: FrontMatter): FrontMatter {
  const isSaid = ([, value]: [string, unknown]) => value !== null && value !== undefined && String(value) !== "";
  return { ...second, ...Object.fromEntries(Object.entries(first).filter(isSaid)) };
}

/** The address that a page gives itself, unless every page of its site seems to give the same: that of the home page. */
function chooseUrl(canonical: string | null, { href, pathname, search }: URL): string {
  const isHome = canonical !== null && new URL(canonical).pathname === "/" && new URL(canonical).search === "";
  return canonical === null || (isHome && pathname + search !== "/") ? href : canonical;
}

function readSource(path: string, { url, bytes }: FetchedFile): SourceArticle {
  for (const item of html.read({ path, bytes }, url.href)) {
    if ("visible" in item) return item;
    if ("message" in item) throw new Error(item.message);
    if ("reason" in item) throw new Error(item.reason);
  }
  throw new Error("has no article");
}

/** Rules of robots for which a page is not listed anywhere: `none` is `noindex, nofollow`. */
const HELD_BACK = /(?:^|[\s,:])(?:noindex|none)(?=$|[\s,])/;

/** Why a page is not to be found, as its author wants it; such a page is not imported in any form. */
export class HeldBackError extends Error {
  override readonly name = "HeldBackError";
}

/**
 * Reads the article of a page as the build would of a file at `path`; what the page does not say of it, `entry` may. Throws a
 * {@link HeldBackError} where the page asks not to be found, else an Error when there is no article. Messages go on from the address.
 */
export function readPage(path: string, file: FetchedFile, entry: FrontMatter): ReadPage {
  if (HELD_BACK.test(file.robots)) throw new HeldBackError("asks robots not to list it");
  const source = readSource(path, file);
  if (source.metadata.heldBack) throw new HeldBackError(source.metadata.heldBack);
  const url = chooseUrl(source.metadata.url ?? null, file.url);
  const metadata = { ...mergeMetadata(source.metadata, entry), url };
  const article = makeArticle({ ...source, metadata }, "en");
  if ("reason" in article) throw new Error(article.reason);
  return { metadata, article };
}

/** Makes a page of what a feed has of an article. */
export function makeEntryPage(url: URL, { metadata: { title }, html: content }: FeedEntry): FetchedFile {
  const heading = title ? `<h1>${escapeHtml(title)}</h1>` : "";
  const page = `<!doctype html><title>${escapeHtml(title ?? "")}</title><body><article>${heading}${content}</article>`;
  return { url, type: "text/html", robots: "", bytes: new TextEncoder().encode(page) };
}
