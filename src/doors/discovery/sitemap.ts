import { NotFoundError } from "../../contract/request-errors.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { articleUrl } from "../../reading/make-urls.ts";
import { escapeXml, XML_DECLARATION } from "./escape-xml.ts";
import type { Published } from "./published-document.ts";

/** Articles of one part, whose records, some 150 KB, take half the time of a search to read. The protocol allows 50,000. */
export const PART_ARTICLES = 500;

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function makeUrl(address: string, day: string | null): string {
  return `<url><loc>${escapeXml(address)}</loc>${day === null ? "" : `<lastmod>${day}</lastmod>`}</url>\n`;
}

/** The pages of a service beside those of articles. */
const PAGES = ["/", "/articles", "/corpus"];

/** Lists the pages of one part of the articles: those that have no other address. The first page is in each, as no list may be empty. */
async function makePart(index: PassageIndex, site: string, part: number): Promise<string> {
  const first = part * PART_ARTICLES;
  const count = Math.min(PART_ARTICLES, index.counts.articles - first);
  const records = await index.articles.readRecords(Array.from({ length: count }, (_, at) => first + at));
  const own = records.filter(({ url }) => url === null);
  const others = PAGES.slice(0, part === 0 ? PAGES.length : 1).map((path) => makeUrl(site + path, null));
  const urls = own.map((record) => makeUrl(articleUrl({ record }, site), record.published));
  return `${XML_DECLARATION}<urlset ${NAMESPACE}>\n${[...others, ...urls].join("")}</urlset>\n`;
}

function makeParts(site: string, count: number): string {
  const parts = Array.from(
    { length: count },
    (_, at) => `<sitemap><loc>${escapeXml(`${site}/sitemap.xml?part=${at + 1}`)}</loc></sitemap>\n`,
  );
  return `${XML_DECLARATION}<sitemapindex ${NAMESPACE}>\n${parts.join("")}</sitemapindex>\n`;
}

/**
 * Lists the pages of a service for search engines (sitemaps.org, 0.9): all of them, or where there are many, the parts that list
 * them, each at `?part=`, from 1. An article that has an address of its own is not listed, as its page here is a copy.
 */
export async function makeSitemap({ index, site, address }: Published): Promise<string> {
  const count = Math.max(1, Math.ceil(index.counts.articles / PART_ARTICLES));
  const asked = address.searchParams.get("part");
  if (asked === null && count > 1) return makeParts(site, count);
  const part = Number(asked ?? 1);
  if (!Number.isInteger(part) || part < 1 || part > count)
    throw new NotFoundError({ kind: "part", id: String(asked) }, []);
  return makePart(index, site, part - 1);
}
