import type { ArticleRecord } from "../../contract/article-record.ts";
import type { IndexReference } from "../../contract/search-response.ts";
import { type Language, languageOf } from "../../text/language.ts";
import {
  type CorpusInfo,
  type CorpusOutline,
  type Counts,
  FacetValues,
  IndexInfo,
  LetterCounts,
  Overview,
} from "../corpus-info.ts";
import { beginsWith } from "../format/compare-bytes.ts";
import { parseHeader } from "../format/header.ts";
import { BLOCK_BYTES, type Block, blockAt, partFile, TABLE_STRIDE } from "../format/layout.ts";
import { type Neighbour, readRecord, recordBytes } from "../format/neighbour-record.ts";
import type { IndexStore } from "../store/index-store.ts";
import { CopyRecords, VersionLabels } from "../stored-article.ts";
import { type Attribute, AttributeCodes } from "./article-attributes.ts";
import { type AddressOf, ArticleReader } from "./article-reader.ts";
import { BlockCache } from "./block-cache.ts";
import { PassageColumns } from "./passage-columns.ts";
import { PostingCursor } from "./posting-cursor.ts";
import type { ResidentPart } from "./resident-part.ts";
import { StringTable } from "./string-table.ts";
import { SuggestionTable, VALUES_PER_SUGGESTION } from "./suggestion-table.ts";
import { TermDictionary, type TermEntry, VALUES_PER_TERM } from "./term-dictionary.ts";
import { VALUES_PER_WORD, Vocabulary } from "./vocabulary.ts";

/** A schema used once is not worth compiling, which would take longer than the rest of opening. */
const ONCE = { jitless: true };

const encoder = new TextEncoder();

/** A block of a section that is fetched on demand. */
interface SectionBlock extends Block {
  section: string;
}

/**
 * An index opened for reading, in place. Articles and passages are known by their number, in corpus order. What memory
 * does not hold is fetched by the methods that return promises; these reject with a CorruptIndexError for bytes that
 * are not those that were written, else with what the store rejects with.
 */
export class PassageIndex {
  readonly #part: ResidentPart;
  readonly #blocks: BlockCache;
  readonly reference: IndexReference;
  readonly corpus: CorpusInfo;
  readonly outline: CorpusOutline;
  readonly counts: Counts;
  readonly columns: PassageColumns;
  /** Reads articles and passages. */
  readonly articles: ArticleReader;
  /** The languages that articles are written in, that of most passages first. */
  readonly languages: readonly Language[];
  readonly #store: IndexStore;
  /** What is checked in turn: `null` for the first file; made when it is first needed. */
  #files: (SectionBlock | null)[] | null = null;
  #checked = 0;
  #terms: TermDictionary | null = null;
  #words: Vocabulary | null = null;
  #compounds: StringTable | null = null;
  #values: FacetValues | null = null;
  #copies: CopyRecords | null = null;
  #versions: VersionLabels | null = null;
  #letters: LetterCounts | null = null;

  /** Opens an index whose resident part is at hand. Its time does not depend on the size of the index. */
  constructor(resident: ResidentPart, store: IndexStore, addressOf: AddressOf = () => null) {
    this.#part = resident;
    this.#store = store;
    this.#blocks = new BlockCache(this.#part, store);
    const { corpus, counts, languages, outline } = IndexInfo.parse(this.#part.json("info"), ONCE);
    this.corpus = corpus;
    this.outline = outline;
    this.counts = counts;
    this.reference = { version: this.#part.header.version, articles: counts.articles, passages: counts.passages };
    this.columns = new PassageColumns(this.#part);
    this.articles = new ArticleReader({ part: this.#part, blocks: this.#blocks, columns: this.columns, addressOf });
    this.languages = (languages.length > 0 ? languages : [corpus.language]).map((code) => languageOf(code));
  }

  /** Whether the resident part is what was written, as far as it was read. */
  get isWhole(): boolean {
    return this.#part.isWhole;
  }

  /** Why a file was refused last, `null` while none was. */
  get refusal(): string | null {
    return this.#blocks.refusal;
  }

  /** Asks once more for the file that was refused last. Then `refusal` is `null` if it is there now, else why it is not. */
  retry(): Promise<void> {
    return this.#blocks.retry();
  }

  /** Reads all of the index once. Rejects when a file is missing or a byte was changed. Linear in its size. */
  async check(): Promise<void> {
    for (const { name, length } of this.#part.header.sections)
      for (let start = 0; start < length; start += BLOCK_BYTES)
        await this.#blocks.read(name, [{ start, end: Math.min(start + BLOCK_BYTES, length) }]);
  }

  /**
   * Checks one file of the index where it lies, whatever memory holds: its first, of that the header; then the first block
   * of each section, then the second of each, and so on. One that is at fault is checked again the next time. Rejects when it is missing or was changed.
   */
  async checkNext(): Promise<void> {
    this.#files ??= [null, ...this.#listBlocks()];
    const block = this.#files[this.#checked % this.#files.length];
    if (block) await this.#blocks.check(block.section, block.start);
    else parseHeader(await this.#store.read(partFile(0)));
    this.#checked += 1;
  }

  #listBlocks(): SectionBlock[] {
    const blocks: SectionBlock[] = [];
    for (const { name, length, place } of this.#part.header.sections)
      for (let start = 0; place === "blocks" && start < length; start = blockAt(name, start).end)
        blocks.push({ section: name, ...blockAt(name, start) });
    return blocks.sort((a, b) => a.number - b.number);
  }

  /** Every term of the index. */
  get terms(): TermDictionary {
    this.#terms ??= this.#openTerms();
    return this.#terms;
  }

  #openTerms(): TermDictionary {
    return new TermDictionary(this.#table("terms", VALUES_PER_TERM), this.#part.column("terms.postings"));
  }

  #table(name: string, valuesPerEntry: number): StringTable {
    return new StringTable(this.#part.section(name), this.#part.column(`${name}.starts`), valuesPerEntry);
  }

  /** Every word of the articles. */
  get words(): Vocabulary {
    this.#words ??= new Vocabulary(this.#table("words", VALUES_PER_WORD));
    return this.#words;
  }

  /** The terms of compounds that end with a word, by its term: `lebensversicherung` for `versicherung`. */
  *compoundsOf(term: string): Generator<string> {
    this.#compounds ??= this.#table("compounds", 0);
    if (this.#compounds.groups === 0) return;
    const beginning = encoder.encode(`${term} `);
    const cursor = this.#compounds.seek(beginning);
    for (; !cursor.isEnd && beginsWith(cursor.key, beginning); cursor.next())
      yield cursor.text.slice(term.length + 1) + term;
  }

  /** What completes what is typed. */
  get suggestions(): SuggestionTable {
    const part = this.#part;
    return new SuggestionTable({
      table: this.#table("suggestions", VALUES_PER_SUGGESTION),
      weights: part.column("suggestions.weight"),
      later: part.column("suggestions.later"),
      places: part.column("suggestions.place"),
      ids: this.#ids,
    });
  }

  /** Article ids with the number of each. */
  get #ids(): StringTable {
    return this.#table("ids", 1);
  }

  /** Finds the number of an article by its id; `null` when there is none. Logarithmic in the number of articles. */
  findArticle(id: string): number | null {
    return this.#ids.find(encoder.encode(id))?.values[0] ?? null;
  }

  /** Gives the ids around one in the sorted order of all, at least `most` on either side where there are as many. */
  *idsAround(id: string, most: number): Generator<string> {
    const ids = this.#ids;
    const key = encoder.encode(id);
    const groups = Math.ceil(most / TABLE_STRIDE);
    const cursor = ids.cursorAt(Math.max(0, ids.seek(key).group - groups));
    for (let count = 0; count < 2 * groups * TABLE_STRIDE && !cursor.isEnd; count++, cursor.next()) yield cursor.text;
  }

  /** Gives the ids of all articles, sorted. */
  *articleIds(): Generator<string> {
    for (let cursor = this.#ids.cursorAt(0); !cursor.isEnd; cursor.next()) yield cursor.text;
  }

  /** Every value that an article can be filtered by, by attribute. */
  get values(): FacetValues {
    this.#values ??= FacetValues.parse(this.#part.json("values"));
    return this.#values;
  }

  /** The records of an article's copies: other places where it stands. */
  copiesOf(article: number): readonly ArticleRecord[] {
    this.#copies ??= CopyRecords.parse(this.#part.json("copies"));
    return this.#copies[article] ?? [];
  }

  /** The version of an article that is one of several of its page, and of each of its copies, as the path writes it, by their ids. */
  versionsOf(article: number): Readonly<Record<string, string>> {
    this.#versions ??= VersionLabels.parse(this.#part.json("versions"));
    return this.#versions[article] ?? {};
  }

  /** The letters that head an alphabetical list of the titles, in their order, each with how many articles are under it. */
  get letters(): LetterCounts {
    this.#letters ??= LetterCounts.parse(this.#part.json("letters"));
    return this.#letters;
  }

  /** Bytes of all that the index holds. */
  get bytes(): number {
    return this.#part.header.sections.reduce((sum, { length }) => sum + length, 0);
  }

  /** Reads what the build knows of the whole. */
  async readOverview(): Promise<Overview> {
    const { name, length } = this.#part.entry("overview");
    const [bytes] = await this.#blocks.read(name, [{ start: 0, end: length }]);
    return Overview.parse(JSON.parse(new TextDecoder().decode(bytes)));
  }

  /** The codes that articles have for an attribute: places in its list of {@link values}. */
  codes(attribute: Attribute): AttributeCodes {
    const name = `articles.${attribute}`;
    return new AttributeCodes(this.#part.column(name), attribute !== "lang" ? this.#part.column(`${name}.ends`) : null);
  }

  /** Reads the postings of terms, with their positions if these are wanted. */
  async readPostings(terms: readonly TermEntry[], withPositions: boolean): Promise<PostingCursor[]> {
    const ranges = terms.map(({ offset, postingsBytes, positionsBytes }) => ({
      start: offset,
      end: offset + postingsBytes + (withPositions ? positionsBytes : 0),
    }));
    const read = await this.#blocks.read("postings", ranges);
    return read.map((bytes, index) => {
      const { postingsBytes } = terms[index] ?? { postingsBytes: 0 };
      return new PostingCursor(bytes.subarray(0, postingsBytes), bytes.subarray(postingsBytes));
    });
  }

  /** Reads the neighbours of some passages, the most similar first. */
  async readNeighbours(passages: readonly number[]): Promise<Neighbour[][]> {
    const count = this.counts.passages;
    const length = recordBytes(count);
    const ranges = passages.map((passage) => ({ start: passage * length, end: (passage + 1) * length }));
    const records = await this.#blocks.read("neighbours", ranges);
    return records.map((record) => readRecord(record, count));
  }
}
