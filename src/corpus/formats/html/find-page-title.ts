import type { PageFacts } from "./gather-facts.ts";

/** What stands between a title and the name of its site. */
const SITE_MARK = /(\s+[|\-–—·•»:]+\s+|\s*[|»]\s*)/;

/** And where that name is known: without spaces, as titles in Chinese and Korean have it. */
const KNOWN_SITE_MARK = /(\s+[|\-–—·•»:]+\s+|\s*[|»｜ㅣ]\s*|_|--)/;

/** Shortest heading, in letters, that is taken for the title because the announced title has it in it. */
const MIN_TITLE = 6;

/** A title for comparison: letters and digits alone. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The name of a site from its address, which many titles end with: `mdr.de`, and `mdr`. */
function hostNames(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const labels = new URL(address).hostname.replace(/^www\./, "").split(".");
  return [labels.join(""), ...labels.slice(0, -1)].filter((name) => name.length >= MIN_HOST);
}

/** Shortest part of a host that is taken for the name of its site. */
const MIN_HOST = 3;

/** Tells whether a text is one of the names of a site. */
type IsSite = (text: string) => boolean;

/** Makes the test by all that names the site of a page: `site`, what links to its first page, its host. */
export function siteTest({ canonical, meta, homes }: PageFacts, site: string): IsSite {
  const sites = [site, ...hostNames(canonical || (meta.get("og:url")?.[0] ?? "")), ...homes];
  const names = new Set(sites.map((name) => fold(name).replaceAll(" ", "")).filter((name) => name !== ""));
  return (text) => names.has(fold(text).replaceAll(" ", ""));
}

/** A title without the name of its site before or behind it. */
function withoutSite(title: string, isSite: IsSite): string {
  const parts = title.split(KNOWN_SITE_MARK);
  if (parts.length < 3) return title;
  if (isSite(parts.at(-1) ?? "")) return parts.slice(0, -2).join("").trim();
  return isSite(parts[0] ?? "") ? parts.slice(2).join("").trim() : title;
}

/** The title of the document; where nothing in it is known to be the name of its site, what stands before it. */
function readDocumentTitle(title: string, isSite: IsSite, hasSite: boolean): string {
  const bare = withoutSite(title, isSite);
  return hasSite || bare !== title ? bare : (title.split(SITE_MARK)[0]?.trim() ?? "");
}

/**
 * Finds the title of a page: the longest heading that an announced title has in it, since the first heading of many themes
 * names the site; else the first announced title; else the only heading of level 1, or the first of a page that
 * has no title; else the document's title. All without the name of the site, of its host, or of what links to its first page; that alone is
 * a title only where nothing else is. `announced` comes from JSON-LD and `meta`. Empty when a page has none.
 */
export function findPageTitle(facts: PageFacts, announced: readonly string[], site: string): string {
  const { headings, documentTitle } = facts;
  const isSite = siteTest(facts, site);
  const titles = [...announced, documentTitle].map(fold);
  const own = headings.filter(({ text }) => text !== "" && !isSite(text));
  const isSaid = ({ text }: { text: string }) => {
    const heading = fold(text);
    return heading.length >= MIN_TITLE && titles.some((title) => title.includes(heading));
  };
  const [said] = own.filter(isSaid).toSorted((a, b) => b.text.length - a.text.length);
  if (said) return said.text;
  const first = announced.find((title) => !isSite(title));
  if (first) return withoutSite(first, isSite);
  const tops = own.filter(({ depth }) => depth === 1);
  if (tops[0] && (tops.length === 1 || documentTitle === "")) return tops[0].text;
  return readDocumentTitle(documentTitle, isSite, site !== "") || (announced[0] ?? "");
}
