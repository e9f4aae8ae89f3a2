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

/** A title without the name of its site before or behind it. */
function withoutSite(title: string, site: string): string {
  const parts = title.split(SITE_MARK);
  if (parts.length < 3) return title;
  if (fold(parts.at(-1) ?? "") === fold(site)) return parts.slice(0, -2).join("").trim();
  return fold(parts[0] ?? "") === fold(site) ? parts.slice(2).join("").trim() : title;
}

/**
 * Finds the title of a page: the longest heading that an announced title has in it, since the first heading of many themes
 * names the site; else the first announced title; else the only heading of level 1; else the document's title. All
 * without the name of the site. `announced` comes from JSON-LD and `meta`. Empty when a page has none.
 */
export function findPageTitle(facts: PageFacts, announced: readonly string[], site: string): string {
  const { headings, documentTitle } = facts;
  const titles = [...announced, documentTitle].map(fold);
  const isSaid = ({ text }: { text: string }) => {
    const heading = fold(text);
    return heading.length >= MIN_TITLE && heading !== fold(site) && titles.some((title) => title.includes(heading));
  };
  const [said] = headings.filter(isSaid).toSorted((a, b) => b.text.length - a.text.length);
  if (said) return said.text;
  const [first] = announced;
  if (first) return withoutSite(first, site);
  const tops = headings.filter(({ text, depth }) => depth === 1 && text !== "" && fold(text) !== fold(site));
  if (tops.length === 1 && tops[0]) return tops[0].text;
  if (site !== "") return withoutSite(documentTitle, site);
  return documentTitle.split(SITE_MARK)[0]?.trim() ?? "";
}
