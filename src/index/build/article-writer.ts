import type { ArticleRecord } from "../../contract/article-record.ts";
import type { FacetValues } from "../corpus-info.ts";
import { compareBytes } from "../format/compare-bytes.ts";
import type { IndexOutput } from "../store/index-store.ts";
import type { AnalysedArticle } from "./analyse-article.ts";
import { makeColumn, makeSection, SectionWriter, type WrittenSection } from "./section-writer.ts";
import { StringTableWriter } from "./string-table-writer.ts";

const encoder = new TextEncoder();

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

/** A column of lists: the values of all, one after another, and where each list ends. */
class ListColumn {
  readonly #codes: number[] = [];
  readonly #ends: number[] = [];

  push(codes: readonly number[]): void {
    for (const code of codes) this.#codes.push(code);
    this.#ends.push(this.#codes.length);
  }

  finish(name: string): WrittenSection[] {
    return [makeColumn(name, this.#codes), makeColumn(`${name}.ends`, this.#ends)];
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

/** Writes what an index holds of its articles: their heads, texts and pages, and what they are filtered by. */
export class ArticleWriter {
  readonly #content: SectionWriter;
  readonly #ids: { key: Uint8Array; article: number }[] = [];
  readonly #offsets: number[] = [];
  readonly #headLengths: number[] = [];
  readonly #days: number[] = [];
  readonly #sources: number[] = [];
  readonly #langs: number[] = [];
  readonly #tags = new ListColumn();
  readonly #authors = new ListColumn();
  readonly #codes = {
    source: new ValueCodes(),
    tag: new ValueCodes(),
    author: new ValueCodes(),
    lang: new ValueCodes(),
  };

  constructor(output: IndexOutput) {
    this.#content = new SectionWriter("articles", output);
  }

  /** Articles written so far. */
  get count(): number {
    return this.#days.length;
  }

  add({ record, head, text, page }: AnalysedArticle): void {
    this.#addRecord(record);
    this.#offsets.push(this.#content.length);
    this.#headLengths.push(head.length);
    for (const part of [head, text, page]) this.#content.append(part);
  }

  #addRecord({ id, source, tags, authors, lang, published }: ArticleRecord): void {
    const { source: sources, tag, author, lang: langs } = this.#codes;
    this.#ids.push({ key: encoder.encode(id), article: this.count });
    this.#sources.push(source === null ? 0 : sources.codeOf(source) + 1);
    this.#langs.push(langs.codeOf(lang) + 1);
    this.#tags.push([...new Set(tags)].map((value) => tag.codeOf(value)));
    this.#authors.push([...new Set(authors)].map((value) => author.codeOf(value)));
    this.#days.push(dayNumber(published));
  }

  finish(): WrittenSection[] {
    const { source, tag, author, lang } = this.#codes;
    const values: FacetValues = { source: source.values, tag: tag.values, author: author.values, lang: lang.values };
    const ids = new StringTableWriter("ids");
    for (const { key, article } of this.#ids.toSorted((a, b) => compareBytes(a.key, b.key))) ids.add(key, [article]);
    return [
      ...ids.finish(),
      makeSection("values", encoder.encode(JSON.stringify(values))),
      makeColumn("articles.offset", this.#offsets),
      makeColumn("articles.head", this.#headLengths),
      makeColumn("articles.day", this.#days),
      makeColumn("articles.newest", newestFirst(this.#days)),
      makeColumn("articles.source", this.#sources),
      makeColumn("articles.lang", this.#langs),
      ...this.#tags.finish("articles.tag"),
      ...this.#authors.finish("articles.author"),
      this.#content.finish(),
    ];
  }
}
