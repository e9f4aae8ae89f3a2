import type { ArticleRecord } from "../../contract/article-record.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { type Author, parseAuthor } from "./author.ts";

/** What a citation of an article says; its texts are one line each. */
export interface Citation {
  id: string;
  title: string;
  authors: readonly Author[];
  source: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  url: string;
  lang: string;
  tags: readonly string[];
}

/** White space of any kind, and what no line may hold. */
const GAPS = /[\s\p{Cc}\u2028\u2029]+/gu;

function oneLine(text: string): string {
  return text.replace(GAPS, " ").trim();
}

/** What an address must not hold where braces and parentheses have a meaning. */
function encodeAddress(url: string): string {
  return url.replace(
    /[\s{}\\^<>"|`()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Says how an article is cited that stands at an address. */
export function makeCitation(
  { id, title, authors, source, published, lang, tags }: ArticleRecord,
  url: string,
): Citation {
  const names = authors.map(oneLine).filter((name) => name !== "");
  return {
    id,
    title: oneLine(title),
    authors: names.map((name) => parseAuthor(name, lang)),
    source: source === null ? null : oneLine(source) || null,
    published,
    url: encodeAddress(url),
    lang,
    tags: tags.map(oneLine).filter((tag) => tag !== ""),
  };
}

/** The name of an author as it is read. */
function readName(author: Author): string {
  return "literal" in author ? author.literal : `${author.given} ${author.family}`;
}

/** Writes a citation as a line of Markdown: the title as a link, then who, where and when. */
export function formatMarkdown({ title, authors, source, published, url }: Citation): string {
  const origin = [...authors.map(readName), source, published].flatMap((part) => (part ? [escapeMarkdown(part)] : []));
  return [`[${escapeMarkdown(title)}](${url})`, ...origin].join(", ");
}
