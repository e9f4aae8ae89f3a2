import type { ArticleLinks } from "./article-links.ts";

/** The start tag of a link, up to its address. */
const LINK = /(<a (?:[^"<>]|"[^"]*")*?)\bhref="([^"]*)"/g;

const readAttribute = (text: string) =>
  text.replace(/&#x([\da-f]{1,6});/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));

/** Leads the links of rendered HTML to where a reader gets on. One that leads nowhere is no link, and shows its text. Linear. */
export function linkArticles(html: string, links: ArticleLinks, id: string): string {
  return html.replace(LINK, (whole, tag: string, written: string) => {
    const href = readAttribute(written);
    const target = links.follow(href, id);
    if (target === href) return whole;
    return target === null ? tag.trimEnd() : `${tag}href="${target.replace(/&/g, "&#x26;").replace(/"/g, "&#x22;")}"`;
  });
}
