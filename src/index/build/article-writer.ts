import type { ArticleRecord } from "../../contract/article-record.ts";
import type { ArticleCopy } from "../../corpus/article.ts";
import { compareTitles, fileTitle } from "../../text/title-order.ts";
import type { FacetValues, LetterCounts } from "../corpus-info.ts";
import { compareBytes } from "../format/compare-bytes.ts";
import type { IndexOutput } from "../store/index-store.ts";
import type { AnalysedArticle } from "./analyse-article.ts";
import { makeColumn, makeSection, SectionWriter, type WrittenSection } from "./section-writer.ts";
import type { Scratch } from "./spilled-segment.ts";
import { StringTableWriter } from "./string-table-writer.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Numbers the values of an attribute in the order in which they are met. */
class ValueCodes {
  readonly #codes = new Map<string, number>();

  codeOf(value: string): number {
    const code = this.#codes.get(value) ?? this.#codes.size;
    this.#codes.set(value, code);
    return code;
  }

  get values(): string[] {
    return [...this.#codes.keys()];
  }
}

/** An attribute of which an article may have several values: a column of all their codes, and one of where each list ends. */
class ListColumn {
  readonly #codes = new ValueCodes();
  readonly #lists: number[][] = [];

  /** Adds values of an article, each once. */
  add(article: number, values: readonly string[]): void {
    const list = this.#lists[article] ?? [];
    this.#lists[article] = [...new Set([...list, ...values.map((value) => this.#codes.codeOf(value))])];
  }

  get values(): string[] {
    return this.#codes.values;
  }

  finish(name: string): WrittenSection[] {
    let end = 0;
    const ends = this.#lists.map((list) => (end += list.length));
    return [makeColumn(name, this.#lists.flat()), makeColumn(`${name}.ends`, ends)];
  }
}

/** A day as a number that sorts as days do: 20250728; 0 when it is unknown. */
function dayNumber(published: string | null): number {
  return published === null ? 0 : Number(published.replaceAll("-", ""));
}

/** Numbers of the articles, newest first, those without a day last, those of one day in corpus order. */
function newestFirst(days: readonly number[]): Uint32Array {
  return Uint32Array.from(days.keys()).sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0) || a - b);
}

/** Writes the numbers of the articles by their titles, those of one title in corpus order, and the letters under which they are. */
function writeTitleOrder(records: readonly ArticleRecord[]): WrittenSection[] {
  const places = records.map(({ title }, article) => ({ article, ...fileTitle(title) }));
  places.sort((a, b) => compareTitles(a, b) || a.article - b.article);
  const numbers = places.map(({ article }) => article);
  const groups = Map.groupBy(places, ({ letter }) => letter);
  const letters: LetterCounts = Array.from(groups, ([letter, filed]) => [letter, filed.length]);
  return [makeColumn("articles.by-title", numbers), makeSection("letters", encoder.encode(JSON.stringify(letters)))];
}

/** A section of pieces that are read one by one, with a column of where each ends. */
class PieceWriter {
  readonly #name: string;
  readonly #section: SectionWriter;
  readonly #ends: number[] = [];

  constructor(name: string, output: IndexOutput) {
    this.#name = name;
    this.#section = new SectionWriter(name, output);
  }

  add(piece: Uint8Array): void {
    this.#section.append(piece);
    this.#ends.push(this.#section.length);
  }

  finish(): WrittenSection[] {
    return [makeColumn(`${this.#name}.ends`, this.#ends), this.#section.finish()];
  }
}

/** The pages of articles, put aside until it is known where their links lead. */
class PageSpill {
  readonly #scratch: Scratch;
  readonly #places: { id: string; offset: number; length: number }[] = [];

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  add(id: string, page: Uint8Array): void {
    this.#places.push({ id, offset: this.#scratch.length, length: page.length });
    this.#scratch.append(page);
  }

  finish(output: IndexOutput, leadLinks: LeadLinks): WrittenSection[] {
    const pages = new PieceWriter("pages", output);
    for (const { id, offset, length } of this.#places) {
      const html = decoder.decode(this.#scratch.read(offset, length));
      pages.add(encoder.encode(leadLinks(id, html)));
    }
    return pages.finish();
  }
}

/** Leads the links on the page of an article on. */
export type LeadLinks = (id: string, html: string) => string;

/** What is known of articles once all were added. */
interface ArticlesEnd {
  /** Other places where articles stand. */
  copies: readonly ArticleCopy[];
  leadLinks: LeadLinks;
}

/** Writes what an index holds of its articles: their records, heads, passages and pages, and what they are filtered by. */
export class ArticleWriter {
  readonly #output: IndexOutput;
  readonly #records: ArticleRecord[] = [];
  readonly #heads: PieceWriter;
  readonly #passages: PieceWriter;
  readonly #pages: PageSpill;
  readonly #ids: { id: string; article: number }[] = [];
  readonly #days: number[] = [];
  readonly #langs: number[] = [];
  readonly #langCodes = new ValueCodes();
  readonly #lists = { source: new ListColumn(), tag: new ListColumn(), author: new ListColumn() };

  constructor(output: IndexOutput, scratch: Scratch) {
    this.#output = output;
    this.#heads = new PieceWriter("heads", output);
    this.#passages = new PieceWriter("passages", output);
    this.#pages = new PageSpill(scratch);
  }

  /** Articles written so far. */
  get count(): number {
    return this.#days.length;
  }

  add({ record, head, passages, page }: AnalysedArticle): void {
    const { id, lang, published } = record;
    this.#ids.push({ id, article: this.count });
    this.#addValues(this.count, record);
    this.#langs.push(this.#langCodes.codeOf(lang) + 1);
    this.#days.push(dayNumber(published));
    this.#records.push(record);
    this.#heads.add(head);
    for (const { stored } of passages) this.#passages.add(stored);
    this.#pages.add(id, page);
  }

  #addValues(article: number, { source, tags, authors }: ArticleRecord): void {
    this.#lists.source.add(article, source === null ? [] : [source]);
    this.#lists.tag.add(article, tags);
    this.#lists.author.add(article, authors);
  }

  /** An article goes by the id of each copy too, and has its values; it is shown as the newest of them. */
  #addCopies(copies: readonly ArticleCopy[]): Record<number, ArticleRecord[]> {
    const numbers = new Map(this.#ids.map(({ id, article }) => [id, article]));
    const records: Record<number, ArticleRecord[]> = {};
    for (const { of, record, isNewer } of copies) {
      const article = numbers.get(of);
      if (article === undefined) throw new RangeError(`Copy ${record.id} was of ${of}, wanted an article of the index`);
      this.#ids.push({ id: record.id, article });
      this.#addValues(article, record);
      const shown = isNewer ? (this.#records[article] ?? record) : record;
      records[article] = [...(records[article] ?? []), shown];
      if (isNewer) this.#showAs(article, record);
    }
    return records;
  }

  #showAs(article: number, record: ArticleRecord): void {
    this.#records[article] = record;
    this.#days[article] = dayNumber(record.published);
  }

  #writeRecords(): WrittenSection[] {
    const writer = new PieceWriter("records", this.#output);
    for (const record of this.#records) writer.add(encoder.encode(JSON.stringify(record)));
    return writer.finish();
  }

  finish({ copies, leadLinks }: ArticlesEnd): WrittenSection[] {
    const records = this.#addCopies(copies);
    const { source, tag, author } = this.#lists;
    const lang = this.#langCodes.values;
    const values: FacetValues = { source: source.values, tag: tag.values, author: author.values, lang };
    const ids = new StringTableWriter("ids");
    const keys = this.#ids.map(({ id, article }) => ({ key: encoder.encode(id), article }));
    for (const { key, article } of keys.sort((a, b) => compareBytes(a.key, b.key))) ids.add(key, [article]);
    return [
      ...ids.finish(),
      makeSection("values", encoder.encode(JSON.stringify(values))),
      makeColumn("articles.day", this.#days),
      makeColumn("articles.newest", newestFirst(this.#days)),
      ...writeTitleOrder(this.#records),
      makeColumn("articles.lang", this.#langs),
      ...source.finish("articles.source"),
      ...tag.finish("articles.tag"),
      ...author.finish("articles.author"),
      makeSection("copies", encoder.encode(JSON.stringify(records))),
      ...this.#writeRecords(),
      ...this.#heads.finish(),
      ...this.#passages.finish(),
      ...this.#pages.finish(this.#output, leadLinks),
    ];
  }
}
