import type { ArticleRecord } from "../contract/article-record.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { Markup } from "../text/visible-text.ts";
import type { ParsedText } from "./parsed-text.ts";

/** Where the owner finds an article: its file, and the line in a file that holds many. */
export interface Origin {
  file: string;
  line: number | null;
}

/** One article as read from its file. */
export interface Article {
  record: ArticleRecord;
  /** Whether the title says more than the text does; else it was made of the first sentence. */
  hasHeadline: boolean;
  summary: string | null;
  /** The body after its front matter: NFC, line ends LF. Every span is a range of it. */
  text: string;
  parsed: ParsedText;
  origin: Origin;
}

/** The unit that is ranked, cut from an article. `text.slice(span.start, span.end)` is its text. */
export interface Passage {
  id: string;
  /** Headings above the passage, outermost first, without the article's title. */
  section: string[];
  span: TextRange;
  /** What of the passage's own text its reader does not see as it is written; ordered, disjoint. */
  markup: Markup[];
}

/** A heading of an article with the range of its text, heading included, down to the next of its level. */
export interface ArticleSection extends TextRange {
  id: string;
  title: string;
  level: number;
}

/** An article cut and rendered, ready for the index. */
export interface PreparedArticle {
  record: ArticleRecord;
  /** Whether the title says more than the text does; else it was made of the first sentence. */
  hasHeadline: boolean;
  summary: string | null;
  text: string;
  passages: Passage[];
  sections: ArticleSection[];
  /** The body as safe HTML, each passage marked by its anchor. */
  html: string;
  origin: Origin;
}
