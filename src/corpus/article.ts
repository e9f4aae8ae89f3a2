import type { ArticleRecord } from "../contract/article-record.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { VisibleText } from "../text/visible-text.ts";
import type { Origin } from "./fault.ts";
import type { Dropped, ParsedText } from "./formats/format.ts";

/** What is known of an article beside its text. */
interface ArticleHead {
  record: ArticleRecord;
  /** Whether the title says more than the text does; else it was made of the first sentence. */
  hasHeadline: boolean;
  summary: string | null;
  /** The last day that its owner gives for it, on which it was published or changed: of several versions the newest is shown. */
  day: string | null;
  /** Other titles, by which the article is found too. */
  aliases: string[];
  /** Names of the fields that were guessed. */
  guessed: string[];
  /** What is said about the article beside its summary: tags, the words of its file's name. Found in its first passage. */
  about: string[];
  origin: Origin;
}

/** One article as read from its file. */
export interface Article extends ArticleHead, ParsedText {}

/** The unit that is ranked, cut from an article. */
export interface Passage {
  id: string;
  /** Headings above the passage, outermost first, without the article's title. */
  section: string[];
  /** Its range of the article's written text. */
  span: TextRange;
}

/** A heading of an article with the range of its text, heading included, down to the next of its level. */
export interface ArticleSection extends TextRange {
  id: string;
  title: string;
  level: number;
}

/** An article cut and rendered, ready for the index. */
export interface PreparedArticle extends ArticleHead {
  /** Its text, as written. Every span is a range of it. */
  text: string;
  visible: VisibleText;
  passages: Passage[];
  sections: ArticleSection[];
  /** The body as safe HTML, each passage marked by its anchor. Its links are as they are written. */
  html: string;
  /** What was left out of it, in the order in which it was met. */
  dropped: Dropped[];
}

/** An article that says what an earlier one does: another place where that stands. */
export interface ArticleCopy {
  /** Id of the earlier article. */
  of: string;
  /** Whether it has the latest day so far, so that its record is shown. */
  isNewer: boolean;
  record: ArticleRecord;
  origin: Origin;
}
