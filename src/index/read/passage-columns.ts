import type { Column, ResidentPart } from "./resident-part.ts";

/** The articles' and passages' numbers that ranking and filters read. Each column is opened, and checked, when it is first read. */
export class PassageColumns {
  readonly #part: ResidentPart;

  constructor(part: ResidentPart) {
    this.#part = part;
  }

  /** Article of a passage. */
  get article(): Column {
    return this.#part.column("passages.article");
  }

  /** Tokens of a passage's headings. */
  get sectionLength(): Column {
    return this.#part.column("passages.section");
  }

  /** Tokens of a passage's text. */
  get textLength(): Column {
    return this.#part.column("passages.text");
  }

  /** The set of near-duplicates that a passage is in, counted from 1; 0 when it is in none. */
  get set(): Column {
    return this.#part.column("passages.set");
  }

  /** Which text of its set a passage has: near-duplicates of each other are those of one variant, and one of 0 is one of all. */
  get variant(): Column {
    return this.#part.column("passages.variant");
  }

  /** Tokens of an article's title as far as it is indexed: 0 for a first sentence. */
  get titleLength(): Column {
    return this.#part.column("articles.title");
  }

  /** How many titles an article has that are indexed: its own and its aliases. */
  get titleCount(): Column {
    return this.#part.column("articles.titles");
  }

  /** Tokens that an article's text begins with which are shown as its title, its first sentence; 0 when its title is indexed. */
  get leadLength(): Column {
    return this.#part.column("articles.lead");
  }

  /** Tokens of the texts of an article's passages together. */
  get articleLength(): Column {
    return this.#part.column("articles.text");
  }

  /** The number after that of an article's last passage. */
  get end(): Column {
    return this.#part.column("articles.end");
  }

  /** The number of an article's first passage. */
  firstPassage(article: number): number {
    return article === 0 ? 0 : (this.end[article - 1] ?? 0);
  }

  /** Day of an article as a number, YYYYMMDD; 0 when it is unknown. */
  get day(): Column {
    return this.#part.column("articles.day");
  }

  /** The page that an article is a version of, counted from 1; 0 when it is none, and no such column when no article is. */
  get page(): Column {
    return this.#part.column("articles.page");
  }

  /** How many newer versions of its page an article has. */
  get age(): Column {
    return this.#part.column("articles.age");
  }

  /** Articles, newest first, those without a day last. */
  get newest(): Column {
    return this.#part.column("articles.newest");
  }

  /** Articles in the order of their titles, letter by letter. */
  get byTitle(): Column {
    return this.#part.column("articles.by-title");
  }
}
