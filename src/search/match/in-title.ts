import type { PassageColumns } from "../../index/read/passage-columns.ts";
import { END } from "../../index/read/posting-cursor.ts";
import type { Occurrences } from "./passage-iterator.ts";
import type { Phrase } from "./phrase.ts";

/** The columns that say which passages an article has, and how many of its first tokens are shown as its title. */
export type TitleColumns = Pick<PassageColumns, "article" | "end" | "leadLength">;

/**
 * Iterates over passages of articles whose title has a word or phrase, and counts it in the title only. A title made of the
 * first sentence is not indexed as one, so it is matched in the text of the first passage, for all passages of the article.
 */
export class InTitle implements Occurrences {
  readonly #phrase: Phrase;
  readonly #columns: TitleColumns;
  /** Where the current article ends, when its first sentence has the phrase; else 0. */
  #end = 0;
  passage = END;
  title = 0;
  readonly section = 0;
  readonly text = 0;

  constructor(phrase: Phrase, { article, end, leadLength }: TitleColumns) {
    this.#phrase = phrase;
    this.#columns = { article, end, leadLength };
    this.#settle(0);
  }

  next(): void {
    this.seek(this.passage + 1);
  }

  seek(passage: number): void {
    if (passage <= this.passage) return;
    if (passage < this.#end) {
      this.passage = passage;
      return;
    }
    this.#phrase.seek(this.#firstOf(passage));
    this.#settle(passage);
  }

  maxScore(): number {
    return this.#phrase.maxScore();
  }

  /** None: it counts in titles alone. */
  countBefore(): number {
    return 0;
  }

  /** The first passage of a passage's article. */
  #firstOf(passage: number): number {
    const article = this.#columns.article[passage];
    if (article === undefined) return END;
    return article === 0 ? 0 : (this.#columns.end[article - 1] ?? 0);
  }

  /** How often the phrase occurs in a first sentence that is shown as the title; 0 anywhere else. */
  #countInLead(): number {
    const { passage } = this.#phrase;
    const lead = this.#columns.leadLength[this.#columns.article[passage] ?? 0] ?? 0;
    return lead > 0 && passage === this.#firstOf(passage) ? this.#phrase.countBefore(lead) : 0;
  }

  /** Advances to the first match at or after a passage, from the phrase's passage on. */
  #settle(from: number): void {
    const phrase = this.#phrase;
    this.#end = 0;
    for (; phrase.passage !== END; phrase.next()) {
      const inLead = this.#countInLead();
      if (inLead > 0) this.#end = this.#columns.end[this.#columns.article[phrase.passage] ?? 0] ?? 0;
      this.title = inLead > 0 ? inLead : phrase.title;
      if (this.#end > 0 || (this.title > 0 && phrase.passage >= from)) break;
    }
    this.passage = Math.max(phrase.passage, Math.min(from, END));
  }
}
