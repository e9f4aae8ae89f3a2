import type { PageFacts } from "./gather-facts.ts";

/** What stands between a title and the name of its site. */
const SITE_MARK = /(\s+[|\-–—·•»:]+\s+|\s*[|»]\s*)/;

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

/** A title without the name of its site before or behind it. */
function withoutSite(title: string, sites: readonly string[]): string {
  const parts = title.split(SITE_MARK);
  if (parts.length < 3) return title;
  const names = new Set(sites.map((site) => fold(site).replaceAll(" ", "")));
  const isSite = (part = "") => names.has(fold(part).replaceAll(" ", ""));
  if (isSite(parts.at(-1))) return parts.slice(0, -2).join("").trim();
  return isSite(parts[0]) ? parts.slice(2).join("").trim() : title;
}

/**
 * Finds the title of a page: the longest heading that an announced title has in it, since the first heading of many themes
 * names the site; else the first announced title; else the only heading of level 1, or the first of a page that
 * has no title; else the document's title. All
 * without the name of the site, or of its host. `announced` comes from JSON-LD and `meta`. Empty when a page has none.
 */
export function findPageTitle(facts: PageFacts, announced: readonly string[], site: string): string {
  const { headings, documentTitle } = facts;
  const sites = [site, ...hostNames(facts.canonical || (facts.meta.get("og:url")?.[0] ?? ""))];
  const titles = [...announced, documentTitle].map(fold);
  const isSaid = ({ text }: { text: string }) => {
    const heading = fold(text);
    return heading.length >= MIN_TITLE && heading !== fold(site) && titles.some((title) => title.includes(heading));
  };
  const [said] = headings.filter(isSaid).toSorted((a, b) => b.text.length - a.text.length);
  if (said) return said.text;
  const [first] = announced;
  if (first) return withoutSite(first, sites);
  const tops = headings.filter(({ text, depth }) => depth === 1 && text !== "" && fold(text) !== fold(site));
  if (tops[0] && (tops.length === 1 || documentTitle === "")) return tops[0].text;
  if (site !== "") return withoutSite(documentTitle, sites);
  return documentTitle.split(SITE_MARK)[0]?.trim() ?? "";
}
