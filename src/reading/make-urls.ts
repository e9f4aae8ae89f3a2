import { parsePassageId } from "../contract/article-id.ts";
import type { ArticleRecord, ArticleReference } from "../contract/article-record.ts";
import { LIMITS } from "../contract/limits.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { findLinkWords, type LinkWords } from "../text/find-link-words.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { VisibleText } from "../text/visible-text.ts";
import type { OpenPassage } from "./read-passages.ts";

/** Address assumed when neither the corpus nor a request names one: on the terminal and over stdio. */
export const LOCAL_SITE = "http://localhost:8787";

/** Gives the address of this service: `site` of the corpus, else the request's origin, else the local one. */
export function siteOf(index: PassageIndex, origin: string | null): string {
  return index.corpus.site ?? origin ?? LOCAL_SITE;
}

/** Encodes words for a text directive, in which a hyphen and a comma have a meaning. */
export function encodeFragment(text: string): string {
  return encodeURIComponent(text).replace(/[-!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Makes the directive that scrolls a browser to a text and marks it (WICG, URL Fragment Text Directives), given the words that it
 * names.
 */
function writeDirective(text: string, { head, tail }: LinkWords): string {
  const write = ({ start, end }: TextRange) => encodeFragment(text.slice(start, end).replace(/\s+/g, " "));
  return tail === null ? write(head) : `${write(head)},${write(tail)}`;
}

/** Makes the directive that scrolls a browser to a text; `null` for a text without a word. Linear. */
export function makeTextDirective(visible: VisibleText): string | null {
  const words = findLinkWords(visible);
  return words && writeDirective(visible.text, words);
}

/** Gives the address of an article: its own, else that of its reader page here. */
export function articleUrl({ record }: { record: ArticleRecord }, site: string): string {
  return record.url ?? `${site}/articles/${encodeURIComponent(record.id)}`;
}

/** Gives the address of the part of an article here that begins with the passage at an offset of its text. */
export function partUrl({ record }: { record: ArticleRecord }, start: number, site: string): string {
  return `${site}/articles/${encodeURIComponent(record.id)}?start=${start}`;
}

/** Describes an article for the wire, with an address that can always be opened. */
export function makeArticleReference(article: { record: ArticleRecord }, site: string): ArticleReference {
  return { ...article.record, url: articleUrl(article, site) };
}

/** Gives a link that opens an article at a passage, or the part that begins with it, and marks what the directives name, if there are any. */
export function markedUrl(
  { id, article, span }: Pick<OpenPassage, "id" | "article" | "span">,
  directives: readonly string[],
  site: string,
): string {
  const isHere = article.record.url === null;
  const anchor = isHere ? parsePassageId(id).anchor : "";
  const marks = directives.length === 0 ? "" : `:~:text=${directives.join("&text=")}`;
  const isBeyond = isHere && span.start >= LIMITS.articleLength;
  const address = isBeyond ? partUrl(article, span.start, site) : articleUrl(article, site).replace(/#.*$/, "");
  return `${address}#${anchor}${marks}`;
}

/**
 * Gives the link to cite for a passage: it opens the article and marks the passage; a brief one marks its first words, in half
 * of the tokens.
 */
export function passageUrl(open: OpenPassage, site: string, form: "whole" | "brief" = "whole"): string {
  const { link } = open.stored;
  if (link === null) return markedUrl(open, [], site);
  const named = form === "brief" ? { ...link, tail: null } : link;
  return markedUrl(open, [writeDirective(open.visible.text, named)], site);
}
