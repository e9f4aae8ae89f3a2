import { makePassageId } from "../../contract/article-id.ts";
import { ArticleRecord, type Span } from "../../contract/article-record.ts";
import { readPassage, type StoredPassage } from "../format/passage-record.ts";
import { StoredHead } from "../stored-article.ts";
import type { BlockCache, SectionRanges } from "./block-cache.ts";
import type { PassageColumns } from "./passage-columns.ts";
import type { ResidentPart } from "./resident-part.ts";

/** A passage of an article, by its id and its range of the article's written text. */
interface PlacedPassage {
  id: string;
  span: Span;
}

/** An article of the index, by its number in corpus order; its text and its page are read when they are asked for. */
export interface ArticleHead extends Omit<StoredHead, "passages"> {
  record: ArticleRecord;
  passages: PlacedPassage[];
  number: number;
  /** The number of its first passage. */
  first: number;
}

/** Gives the address of an article that has none of its own, by its id; `null` where it has none elsewhere either. */
export type AddressOf = (id: string) => string | null;

interface ReaderSources {
  part: ResidentPart;
  blocks: BlockCache;
  columns: PassageColumns;
  addressOf: AddressOf;
}

/** What is about to be read, by numbers. */
interface FetchRequest {
  passages: readonly number[];
  heads?: readonly number[];
  /** Passages that will be read later; asked for only when there is something to fetch. */
  also?(): readonly number[];
}

const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Reads the articles and passages of an index, each by its number: what is known of them, their texts and pages. Rejects as the index does. */
export class ArticleReader {
  readonly #part: ResidentPart;
  readonly #blocks: BlockCache;
  readonly #columns: PassageColumns;
  readonly #addressOf: AddressOf;

  constructor({ part, blocks, columns, addressOf }: ReaderSources) {
    this.#part = part;
    this.#blocks = blocks;
    this.#columns = columns;
    this.#addressOf = addressOf;
  }

  /** Where pieces of a section lie, by their numbers. Throws a RangeError for a number that the section does not have. */
  #placePieces(section: string, numbers: readonly number[]): SectionRanges {
    const ends = this.#part.column(`${section}.ends`);
    const ranges = numbers.map((number) => {
      const end = ends[number];
      if (end === undefined)
        throw new RangeError(`Number was ${number}, wanted one under ${ends.length} of ${section}`);
      return { start: ends[number - 1] ?? 0, end };
    });
    return { section, ranges };
  }

  async #readPieces(section: string, numbers: readonly number[]): Promise<Uint8Array[]> {
    return this.#blocks.read(section, this.#placePieces(section, numbers).ranges);
  }

  /** Where lies what reading some passages and heads of articles takes. */
  #placeAll(passages: readonly number[], heads: readonly number[]): SectionRanges[] {
    const articles = passages.map((passage) => this.#columns.article[passage] ?? -1);
    const records = this.#placePieces("records", [...articles, ...heads]);
    return [records, this.#placePieces("heads", heads), this.#placePieces("passages", passages)];
  }

  /**
   * Fetches at once what reading some passages and heads of articles takes, so that it then waits for nothing; with it, when any of it
   * has to be fetched, other passages that will be read too.
   */
  async fetchAhead({ passages, heads = [], also = () => [] }: FetchRequest): Promise<void> {
    if (this.#placeAll(passages, heads).every((one) => this.#blocks.holds(one))) return;
    await this.#blocks.fetch(this.#placeAll([...passages, ...also()], heads));
  }

  /** Reads the records of articles, in the order given. Throws a RangeError for a number that the index does not have. */
  async readRecords(articles: readonly number[]): Promise<ArticleRecord[]> {
    const read = await this.#readPieces("records", articles);
    return read.map((bytes) => {
      const record = ArticleRecord.parse(JSON.parse(decoder.decode(bytes)));
      return record.url === null ? { ...record, url: this.#addressOf(record.id) } : record;
    });
  }

  /** Reads the heads of articles, in the order given. Throws a RangeError for a number that the index does not have. */
  async readHeads(articles: readonly number[]): Promise<ArticleHead[]> {
    const [records, heads] = await Promise.all([this.readRecords(articles), this.#readPieces("heads", articles)]);
    return records.map((record, at) => {
      const { passages, ...head } = StoredHead.parse(JSON.parse(decoder.decode(heads[at])));
      const number = articles[at] ?? 0;
      const placed = passages.map(([anchor, start, end]) => ({
        id: makePassageId(record.id, anchor),
        span: { start, end },
      }));
      return { ...head, record, passages: placed, number, first: this.#columns.firstPassage(number) };
    });
  }

  /** Reads passages, in the order given. Throws a RangeError for a number that the index does not have. */
  async readPassages(passages: readonly number[]): Promise<StoredPassage[]> {
    const read = await this.#readPieces("passages", passages);
    return read.map((bytes) => readPassage(bytes));
  }

  /** Reads the text of an article, whole. */
  async readText(article: ArticleHead): Promise<string> {
    return this.readStretch(article, 0, article.passages.length);
  }

  /** Reads the text of an article from its passage number `from` on, or from its beginning, up to where passage `to` begins. */
  async readStretch({ lead, first, passages }: ArticleHead, from: number, to: number): Promise<string> {
    const read = await this.readPassages(passages.slice(from, to).map((_, at) => first + from + at));
    return (from === 0 ? lead : "") + read.map(({ text, after }) => text + after).join("");
  }

  /** Reads the page of an article: its text as safe HTML. */
  async readPage({ number }: ArticleHead): Promise<string> {
    const [page] = await this.#readPieces("pages", [number]);
    return decoder.decode(page);
  }
}
