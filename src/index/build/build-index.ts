import type { Passage, PreparedArticle } from "../../corpus/article.ts";
import { languageOf } from "../../text/language.ts";
import type { CorpusInfo, Counts, IndexInfo } from "../corpus-info.ts";
import { FIELDS } from "../format/layout.ts";
import type { IndexOutput } from "../store/index-store.ts";
import { ArticleWriter } from "./article-writer.ts";
import { assembleIndex } from "./assemble-index.ts";
import type { PassageFields } from "./inverted-index.ts";
import { NearDuplicates } from "./near-duplicates.ts";
import { writeNeighbours } from "./nearest-passages.ts";
import { PostingsWriter } from "./postings-writer.ts";
import { makeColumn, makeSection, type WrittenSection } from "./section-writer.ts";
import type { FieldLengths } from "./segment-builder.ts";
import type { Scratch } from "./spilled-segment.ts";
import { SuggestionCollector } from "./suggestions/suggestion-collector.ts";
import { writeSuggestions } from "./suggestions/suggestion-writer.ts";

/** Passages that are indexed in memory at a time: MiniSearch takes about 5 kB for each. */
const SEGMENT_SIZE = 50_000;

/** What an index is built of and where it goes. */
export interface BuildOptions {
  /** Read once, in order. */
  articles: Iterable<PreparedArticle>;
  corpus: CorpusInfo;
  output: IndexOutput;
  scratch: Scratch;
  /** Passages that are indexed in memory at a time; the index is the same for any number. */
  segmentSize?: number;
}

/** An index that was built. */
export interface BuiltIndex {
  version: string;
  counts: Counts;
}

/**
 * A title made of the first sentence is not indexed: it would weigh that sentence twice. Other titles count as the title does;
 * what is said about an article leads to its first passage, like a heading.
 */
function fieldsOf(article: PreparedArticle, passage: Passage): PassageFields {
  const { record, hasHeadline, aliases, about, visible, passages } = article;
  const titles = hasHeadline ? [record.title, ...aliases] : aliases;
  const section = passage === passages[0] ? [...passage.section, ...about] : passage.section;
  return { title: titles.join("\n"), section: section.join("\n"), text: visible.within(passage.span).text };
}

/** Names by their counts, the greatest first. */
function byMost(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

/** What ranking needs to know of each passage and article. */
class LengthColumns {
  readonly #articles: number[] = [];
  readonly #sections: number[] = [];
  readonly #texts: number[] = [];
  readonly #titles: number[] = [];
  readonly #articleTexts: number[] = [];
  readonly #ends: number[] = [];
  readonly tokens: Counts["tokens"] = { title: 0, section: 0, text: 0 };

  get passages(): number {
    return this.#articles.length;
  }

  /** Begins the next article, and gives its number. */
  addArticle(): number {
    this.#articleTexts.push(0);
    this.#ends.push(this.passages);
    return this.#titles.push(0) - 1;
  }

  /** Adds the next passage of the article that was begun last. */
  addPassage(lengths: FieldLengths): void {
    const article = this.#titles.length - 1;
    this.#articles.push(article);
    this.#sections.push(lengths.section);
    this.#texts.push(lengths.text);
    for (const field of FIELDS) this.tokens[field] += lengths[field];
    this.#titles[article] = lengths.title;
    this.#articleTexts[article] = (this.#articleTexts[article] ?? 0) + lengths.text;
    this.#ends[article] = this.passages;
  }

  finish(): WrittenSection[] {
    return [
      makeColumn("passages.article", this.#articles),
      makeColumn("passages.section", this.#sections),
      makeColumn("passages.text", this.#texts),
      makeColumn("articles.title", this.#titles),
      makeColumn("articles.text", this.#articleTexts),
      makeColumn("articles.end", this.#ends),
    ];
  }
}

/**
 * Builds the index of a corpus: MiniSearch makes the inverted index, which is packed to be read in place. The same
 * corpus gives the same files, to the byte, whatever the size of the segments; the version is a digest of all.
 *
 * Memory: one segment, and some hundred bytes for each article and passage.
 */
export function buildIndex({
  articles,
  corpus,
  output,
  scratch,
  segmentSize = SEGMENT_SIZE,
}: BuildOptions): BuiltIndex {
  const postings = new PostingsWriter({ output, scratch, segmentSize });
  const content = new ArticleWriter(output);
  const suggestions = new SuggestionCollector();
  const lengths = new LengthColumns();
  const duplicates = new NearDuplicates();
  const languages = new Map<string, number>();
  for (const article of articles) {
    const place = { article: lengths.addArticle(), language: languageOf(article.record.lang) };
    for (const passage of article.passages) {
      const read = postings.add(fieldsOf(article, passage), place);
      lengths.addPassage(read.lengths);
      duplicates.add(read.words);
    }
    languages.set(place.language.code, (languages.get(place.language.code) ?? 0) + article.passages.length);
    postings.endArticle();
    content.add(article);
    suggestions.add(article);
  }
  const inverted = postings.finish();
  const sets = duplicates.finish();
  const { passages, tokens } = lengths;
  const counts = { articles: content.count, passages, terms: inverted.terms, tokens };
  const info: IndexInfo = { corpus, counts, languages: byMost(languages) };
  const sections = [
    makeSection("info", new TextEncoder().encode(JSON.stringify(info))),
    ...inverted.sections,
    ...lengths.finish(),
    makeColumn("passages.set", sets),
    writeNeighbours(inverted.vectors, sets, output),
    ...content.finish(),
  ];
  sections.push(...writeSuggestions(suggestions, languageOf(info.languages[0] ?? corpus.language), sections));
  return { version: assembleIndex(sections, output), counts };
}
