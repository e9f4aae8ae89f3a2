import type { PassageColumns } from "../../index/read/passage-columns.ts";
import { END } from "../../index/read/posting-cursor.ts";
import type { Occurrences } from "./passage-iterator.ts";
import type { Phrase } from "./phrase.ts";

/** What tells the titles of articles: where their passages lie, and how many first words of the text are the title. */
export type TitleColumns = Pick<PassageColumns, "article" | "end" | "leadLength">;

/**
 * Goes over the passages of articles that have a word or phrase in their title, and counts it there alone. A title that is
 * the first sentence is looked for in the text: no passage but the first has it there, but it is the title of all.
 */
export class InTitle implements Occurrences {
  readonly #phrase: Phrase;
  readonly #columns: TitleColumns;
  /** Where the article ends whose first sentence has the phrase; 0 on another. */
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

  /** The first passage of the article that a passage is in. */
  #firstOf(passage: number): number {
    const article = this.#columns.article[passage];
    if (article === undefined) return END;
    return article === 0 ? 0 : (this.#columns.end[article - 1] ?? 0);
  }

  /** How often the first sentence has the phrase, when that is the title and the phrase's passage the first of the article. */
  #countInLead(): number {
    const { passage } = this.#phrase;
    const lead = this.#columns.leadLength[this.#columns.article[passage] ?? 0] ?? 0;
    return lead > 0 && passage === this.#firstOf(passage) ? this.#phrase.countBefore(lead) : 0;
  }

  /** Goes to the first passage from a number on, which no article before that of the phrase's passage has. */
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
