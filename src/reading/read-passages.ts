import { makePassageId } from "../contract/article-id.ts";
import type { ArticleRecord, Span } from "../contract/article-record.ts";
import type { StoredPassage } from "../index/format/passage-record.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { VisibleText } from "../text/visible-text.ts";

/** A passage that was read, with what is known of its article. */
export class OpenPassage {
  readonly article: { readonly record: ArticleRecord };
  readonly stored: StoredPassage;
  #visible: VisibleText | null = null;

  constructor(record: ArticleRecord, stored: StoredPassage) {
    this.article = { record };
    this.stored = stored;
  }

  get id(): string {
    return makePassageId(this.article.record.id, this.stored.anchor);
  }

  /** Its text, as written. */
  get text(): string {
    return this.stored.text;
  }

  get section(): string[] {
    return [...this.stored.section];
  }

  /** Its range of the article's written text. */
  get span(): Span {
    return { start: this.stored.start, end: this.stored.start + this.stored.text.length };
  }

  /** What a reader sees of it. */
  get visible(): VisibleText {
    this.#visible ??= new VisibleText(this.stored.text, this.stored.markup);
    return this.#visible;
  }
}

/** Reads the records of the articles of some passages, each once. */
async function readRecordsFor(index: PassageIndex, passages: readonly number[]): Promise<ArticleRecord[]> {
  const articleOf = index.columns.article;
  const articles = [...new Set(passages.map((passage) => articleOf[passage] ?? -1))];
  const records = await index.articles.readRecords(articles);
  return passages.flatMap((passage) => records[articles.indexOf(articleOf[passage] ?? -1)] ?? []);
}

/** Reads passages by their numbers, in the order given. Rejects with a RangeError for a number that the index does not have. */
export async function readPassages(index: PassageIndex, numbers: readonly number[]): Promise<OpenPassage[]> {
  const [stored, records] = await Promise.all([index.articles.readPassages(numbers), readRecordsFor(index, numbers)]);
  return stored.flatMap((passage, at) => {
    const record = records[at];
    return record ? [new OpenPassage(record, passage)] : [];
  });
}

/** Reads the ids of passages by their numbers. */
export async function readIds(index: PassageIndex, numbers: readonly number[]): Promise<Map<number, string>> {
  const passages = await readPassages(index, numbers);
  return new Map(passages.map(({ id }, at) => [numbers[at] ?? -1, id]));
}
