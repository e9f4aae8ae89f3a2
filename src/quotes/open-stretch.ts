import type { ArticleHead } from "../index/read/passage-index.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { Markup } from "../text/visible-text.ts";
import { type QuoteToken, readQuoteTokens } from "./read-quote-tokens.ts";
import { VisibleMap } from "./visible-map.ts";

/** An article with its text, as written. */
export interface OpenArticle {
  article: ArticleHead;
  text: string;
}

/** A stretch of an article, some passages and the headings around them, ready to be compared with a quote. */
export interface ArticleStretch extends OpenArticle {
  /** What of the article's text its reader does not see as it is written, within the stretch. */
  markup: readonly Markup[];
  visible: VisibleMap;
  /** By their offsets in the visible text. */
  tokens: readonly QuoteToken[];
  /** Those that are in no heading: who quotes across a heading may leave it out. */
  body: readonly QuoteToken[];
}

/** A footnote's number: it tells of the text and is no part of it. */
function isFootnoteCall(text: string, { start, shown }: Markup): boolean {
  return text.startsWith("[^", start) && /^\d+$/.test(shown);
}

/** Where a heading is written: to the character where it is written as it reads, else from its first word to its end. */
function findHeading(
  text: string,
  title: string,
  { start, end }: TextRange,
): { range: TextRange; isVerbatim: boolean } {
  const written = text.slice(start, end);
  const at = title === "" ? -1 : written.indexOf(title);
  if (at >= 0) return { range: { start: start + at, end: start + at + title.length }, isVerbatim: true };
  const marks = /^[\s#]*/.exec(written)?.[0].length ?? 0;
  return { range: { start: start + marks, end: start + Math.max(marks, written.trimEnd().length) }, isVerbatim: false };
}

/** Gathers what of a stretch its reader sees otherwise than it is written, and where its headings are. */
class StretchReader {
  readonly #open: OpenArticle;
  readonly markup: Markup[] = [];
  readonly headings: TextRange[] = [];

  constructor(open: OpenArticle) {
    this.#open = open;
  }

  #show(start: number, end: number, shown: string): void {
    if (start < end) this.markup.push({ start, end, shown });
  }

  /** Adds the text of a passage. */
  addPassage({ span, markup }: ArticleHead["passages"][number]): void {
    for (const { start, end, shown } of markup) {
      const range = { start: start + span.start, end: end + span.start, shown };
      this.markup.push(isFootnoteCall(this.#open.text, range) ? { ...range, shown: "" } : range);
    }
  }

  /** Adds what stands before, between or behind passages: of it only headings are seen. */
  addGap({ start, end }: TextRange): void {
    const { article, text } = this.#open;
    const sections = article.sections.filter((section) => section.start >= start && section.start < end);
    let at = start;
    for (const [number, { title, start: from }] of sections.entries()) {
      const { range, isVerbatim } = findHeading(text, title, { start: from, end: sections[number + 1]?.start ?? end });
      this.#show(at, range.start, "\n");
      if (!isVerbatim) this.#show(range.start, range.end, title);
      this.headings.push(range);
      at = range.end;
    }
    this.#show(at, end, "\n");
  }
}

/** Opens the stretch of an article from one of its passages to another, both counted from 0. Linear in its length. */
export function openStretch(open: OpenArticle, first: number, last: number): ArticleStretch {
  const { article, text } = open;
  const reader = new StretchReader(open);
  const start = article.passages[first - 1]?.span.end ?? 0;
  let at = start;
  for (const passage of article.passages.slice(first, last + 1)) {
    reader.addGap({ start: at, end: passage.span.start });
    reader.addPassage(passage);
    at = passage.span.end;
  }
  const end = article.passages[last + 1]?.span.start ?? text.length;
  reader.addGap({ start: at, end });
  const { markup, headings } = reader;
  const visible = new VisibleMap(text, markup, { start, end });
  const tokens = readQuoteTokens(visible.text);
  const isInHeading = (token: QuoteToken) => {
    const written = visible.writtenRange(token);
    return headings.some((heading) => written.start >= heading.start && written.start < heading.end);
  };
  const body = headings.length === 0 ? tokens : tokens.filter((token) => !isInHeading(token));
  return { article, text, markup, visible, tokens, body };
}
