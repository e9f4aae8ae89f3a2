import { readMarkup } from "../index/format/markup-record.ts";
import type { ArticleHead } from "../index/read/passage-index.ts";
import type { TextRange } from "../text/split-sentences.ts";
import { VisibleText } from "../text/visible-text.ts";
import { type QuoteToken, readQuoteTokens } from "./read-quote-tokens.ts";

/** An article with its text. */
export interface OpenArticle {
  article: ArticleHead;
  visible: VisibleText;
}

/** A stretch of an article, some passages and the headings around them, ready to be compared with a quote. */
export interface ArticleStretch extends OpenArticle {
  /** Its length in the visible text, in UTF-16 code units. */
  length: number;
  /** By their offsets in the visible text of the article. */
  tokens: readonly QuoteToken[];
  /** Those that are in no heading: who quotes across a heading may leave it out. */
  body: readonly QuoteToken[];
}

/** Opens an article whose written text is at hand. Linear. */
export function openArticle(article: ArticleHead, written: string): OpenArticle {
  return { article, visible: new VisibleText(written, readMarkup(article.markup)) };
}

/** Where the headings that begin in a range of the written text are seen: each is a line of its own. */
function findHeadings({ article, visible }: OpenArticle, { start, end }: TextRange): TextRange[] {
  const sections = article.sections.filter((section) => section.start >= start && section.start < end);
  return sections.map((section) => {
    const seen = visible.visibleRange(section);
    const text = visible.text.slice(seen.start, seen.end);
    const lead = text.length - text.trimStart().length;
    const lineEnd = text.indexOf("\n", lead);
    return { start: seen.start + lead, end: lineEnd < 0 ? seen.end : seen.start + lineEnd };
  });
}

/** Opens the stretch of an article from one of its passages to another, both counted from 0. Linear in its length. */
export function openStretch(open: OpenArticle, first: number, last: number): ArticleStretch {
  const { article, visible } = open;
  const start = article.passages[first - 1]?.span.end ?? 0;
  const end = article.passages[last + 1]?.span.start ?? visible.written.length;
  const seen = visible.visibleRange({ start, end });
  const tokens = readQuoteTokens(visible.text.slice(seen.start, seen.end)).map((token) => ({
    ...token,
    start: token.start + seen.start,
    end: token.end + seen.start,
  }));
  const headings = findHeadings(open, { start, end });
  const isInHeading = (token: QuoteToken) =>
    headings.some((heading) => token.start >= heading.start && token.start < heading.end);
  const body = headings.length === 0 ? tokens : tokens.filter((token) => !isInHeading(token));
  return { article, visible, length: seen.end - seen.start, tokens, body };
}
