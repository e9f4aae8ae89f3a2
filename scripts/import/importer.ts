import { gunzipSync } from "node:zlib";
import { decodeHtml } from "../../src/corpus/formats/html/decode-html.ts";
import { attribute, elementsOf } from "../../src/corpus/formats/html/elements.ts";
import { parseHtml } from "../../src/corpus/formats/html/parse-html.ts";
import { CorpusWriter, cleanAddress, WriteError, type WrittenPage } from "./corpus-writer.ts";
import { formatPage } from "./format-page.ts";
import { readJsonFeed } from "./read-json-feed.ts";
import { HeldBackError, makeEntryPage, readPage } from "./read-page.ts";
import { type FeedEntry, type ListedPage, type Listing, readXmlListing } from "./read-xml-listing.ts";
import { DisallowedError, type FetchedFile, WebClient, type WebOptions } from "./web-client.ts";

/** What is imported, how, and to where. */
export interface ImportOptions extends WebOptions {
  /** Folder of the corpus. */
  corpus: string;
  /** Most pages that are asked for. */
  limit: number;
  /** Whether the feed that a page names is read instead of the page. */
  isFeed: boolean;
}

/** What became of an address: a file, with a note where it is not the page's own text, or the reason why there is none. */
export type ImportedPage = { address: string } & ((WrittenPage & { note: string | null }) | { reason: string });

/** Most feeds and sitemaps that are read: an index of sitemaps may list 50,000. */
const MAX_LISTINGS = 100;

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|feed\+json)$/i;
const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml|)$/;

/** Sitemaps are often packed themselves. */
const GZIP = [0x1f, 0x8b];

/** What is done with a file that lists nothing: it is read as a page, or the feed that it names is, or neither. */
type Otherwise = "page" | "feed" | "refuse";

/** Why an address gives nothing. Rethrows what would meet every other address too. */
function reasonOf(error: unknown): string {
  if (error instanceof WriteError) throw error;
  if (error instanceof Error && error.message !== "") return error.message;
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** The text of a file; throws an Error for what a packed one has too much of. */
function textOf({ bytes }: FetchedFile, maxOutputLength: number): string {
  const isPacked = GZIP.every((byte, at) => bytes[at] === byte);
  return decodeHtml(isPacked ? gunzipSync(bytes, { maxOutputLength }) : bytes)?.text ?? "";
}

/** The feed that a page names first, which is that of the site rather than of comments. */
function findFeed({ url, bytes }: FetchedFile): URL | null {
  const links = [...elementsOf(parseHtml(decodeHtml(bytes)?.text ?? ""))].filter(
    (element) =>
      element.tagName === "link" &&
      /(?:^|\s)alternate(?:\s|$)/i.test(attribute(element, "rel")) &&
      FEED_TYPE.test(attribute(element, "type").trim()),
  );
  const [first] = links.flatMap((link) => URL.parse(attribute(link, "href"), url) ?? []);
  return first ?? null;
}

/** Imports pages, and those that feeds and sitemaps list, one after another. */
export class Importer {
  /** Addresses that were not asked for since there were too many. */
  left = 0;
  readonly #options: ImportOptions;
  readonly #client: WebClient;
  readonly #writer: CorpusWriter;
  /** Addresses that were asked for, or whose page was read. */
  readonly #seen = new Set<string>();
  #asked = 0;
  #listings = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#client = new WebClient(options);
    this.#writer = new CorpusWriter(options.corpus);
  }

  /** Writes the article of a page, and says where. */
  #writePage(file: FetchedFile, entry: FeedEntry | null, note: string | null): ImportedPage {
    const url = cleanAddress(file.url);
    if (!PAGE_TYPE.test(file.type)) throw new Error(`is ${file.type}, wanted a page`);
    const page = readPage(this.#writer.findFile(url), { ...file, url }, entry?.metadata ?? {});
    this.#seen.add(url.href);
    return { address: url.href, ...this.#writer.write(url, formatPage(page)), note };
  }

  async #importListed(url: URL, entry: FeedEntry | null): Promise<ImportedPage> {
    try {
      const file = await this.#client.get(url);
      const isRead = file.url.href !== url.href && this.#seen.has(cleanAddress(file.url).href);
      return isRead
        ? { address: url.href, reason: `leads to ${file.url.href}, which was read already` }
        : this.#writePage(file, entry, null);
    } catch (error) {
      const reason = reasonOf(error);
      const isHeldBack = error instanceof DisallowedError || error instanceof HeldBackError;
      if (isHeldBack || entry === null || entry.html.trim() === "") return { address: url.href, reason };
      // What a feed has may be the beginning alone, and a page that was read before is more.
      if (this.#writer.hasPage(url)) return { address: url.href, reason: `${reason}; its file stays as it is` };
      return this.#writePage(makeEntryPage(url, entry), entry, `from the feed, since the page ${reason}`);
    }
  }

  async *#importListing({ kind, pages }: Listing, base: URL): AsyncGenerator<ImportedPage> {
    if (pages.length === 0) yield { address: base.href, reason: `is a ${kind} that lists nothing` };
    for (const page of pages)
      yield* kind === "sitemap index" ? this.#importNested(page, base) : this.#importNext(page, base);
  }

  async *#importNext({ address, entry }: ListedPage, base: URL): AsyncGenerator<ImportedPage> {
    const parsed = address === "" ? null : URL.parse(address, base);
    if (!parsed) return yield { address: address || base.href, reason: "lists a page without an address" };
    const url = cleanAddress(parsed);
    if (this.#seen.has(url.href)) return;
    this.#seen.add(url.href);
    if (this.#asked === this.#options.limit) this.left += 1;
    else {
      this.#asked += 1;
      try {
        yield await this.#importListed(url, entry);
      } catch (error) {
        yield { address: url.href, reason: reasonOf(error) };
      }
    }
  }

  async *#importNested({ address }: ListedPage, base: URL): AsyncGenerator<ImportedPage> {
    const url = URL.parse(address, base);
    if (!url || this.#seen.has(url.href)) return;
    this.#seen.add(url.href);
    if (this.#asked === this.#options.limit) this.left += 1;
    else yield* this.#importFile(url, "refuse");
  }

  /** What is made of a file that lists nothing. */
  #importOther(file: FetchedFile, otherwise: Otherwise): ImportedPage | AsyncGenerator<ImportedPage> {
    if (otherwise === "refuse") throw new Error("is no feed and no sitemap");
    if (otherwise === "page") {
      this.#asked += 1;
      return this.#writePage(file, null, null);
    }
    const feed = findFeed(file);
    if (feed === null) throw new Error("names no feed");
    return this.#importFile(feed, "refuse");
  }

  async *#importFile(url: URL, otherwise: Otherwise): AsyncGenerator<ImportedPage> {
    this.#seen.add(url.href);
    try {
      const file = await this.#client.get(url);
      const text = textOf(file, this.#options.maxBytes);
      const listing = readXmlListing(text) ?? readJsonFeed(text);
      if (listing && ++this.#listings > MAX_LISTINGS)
        throw new Error(`is left unread: ${MAX_LISTINGS} feeds and sitemaps are the most that are read`);
      const found = listing ? this.#importListing(listing, file.url) : this.#importOther(file, otherwise);
      if ("address" in found) yield found;
      else yield* found;
    } catch (error) {
      yield { address: url.href, reason: reasonOf(error) };
    }
  }

  /** Imports what is at an address: a page, or the pages that a feed or a sitemap lists. */
  async *import(address: string): AsyncGenerator<ImportedPage> {
    const url = URL.parse(address);
    if (url === null) yield { address, reason: "is not an http or https address" };
    else if (this.#asked === this.#options.limit) this.left += 1;
    else yield* this.#importFile(cleanAddress(url), this.#options.isFeed ? "feed" : "page");
  }
}
