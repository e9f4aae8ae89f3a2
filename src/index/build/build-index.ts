import type { CorpusNotes } from "../../contract/corpus-document.ts";
import type { ArticleCopy, PreparedArticle } from "../../corpus/article.ts";
import { languageOf } from "../../text/language.ts";
import type { CorpusInfo, Counts, IndexInfo, Overview } from "../corpus-info.ts";
import { FIELDS } from "../format/layout.ts";
import type { IndexOutput } from "../store/index-store.ts";
import { type AnalysedArticle, analyseArticle } from "./analyse-article.ts";
import { ArticleWriter, type LeadLinks } from "./article-writer.ts";
import { assembleIndex } from "./assemble-index.ts";
import type { BundleMemory } from "./bundler.ts";
import { NearDuplicates } from "./near-duplicates.ts";
import { writeNeighbours } from "./nearest-passages.ts";
import { outlineCorpus } from "./outline-corpus.ts";
import { PageVersions } from "./page-versions.ts";
import { PostingsWriter } from "./postings-writer.ts";
import { makeColumn, makeSection, SectionWriter, type WrittenSection } from "./section-writer.ts";
import type { Scratch } from "./spilled-segment.ts";
import type { PhraseMemory } from "./suggestions/choose-phrases.ts";
import { SuggestionCollector } from "./suggestions/suggestion-collector.ts";
import { writeSuggestions } from "./suggestions/suggestion-writer.ts";
import { TellingWordsFinder } from "./telling-words.ts";

/** Passages whose postings are in memory at a time: about 1 kB for each. */
const SEGMENT_SIZE = 50_000;

/** What builds one after another take over from each other: of articles that are the same objects, not equal ones. */
export class BuildMemory {
  readonly phrases: PhraseMemory = new WeakMap();
  readonly bundles: BundleMemory = new WeakMap();
}

/** What is said of an index, and where it goes. */
export interface IndexOptions {
  corpus: CorpusInfo;
  output: IndexOutput;
  scratch: Scratch;
  /** Passages that are indexed in memory at a time; the index is the same for any number. */
  segmentSize?: number;
  /** What is kept for the next build. */
  memory?: BuildMemory | null;
}

/** What is known once all articles were read. */
interface IndexEnd {
  /** Other places where articles stand. */
  copies: readonly ArticleCopy[];
  /** What was said of them. */
  notes: CorpusNotes;
  leadLinks: LeadLinks;
}

/** Bytes up to which the overview stays in memory: no search reads it. */
const RESIDENT_OVERVIEW = 4_096;

/** An index that was built. */
export interface BuiltIndex {
  version: string;
  counts: Counts;
  /** Words that readers of the articles see. */
  words: number;
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
  readonly #titleCounts: number[] = [];
  readonly #leads: number[] = [];
  readonly #articleTexts: number[] = [];
  readonly #ends: number[] = [];
  readonly tokens: Counts["tokens"] = { title: 0, section: 0, text: 0 };

  get passages(): number {
    return this.#articles.length;
  }

  add({ passages, titles, lead }: AnalysedArticle): void {
    const article = this.#ends.length;
    let text = 0;
    for (const { lengths } of passages) {
      this.#articles.push(article);
      this.#sections.push(lengths.section);
      this.#texts.push(lengths.text);
      for (const field of FIELDS) this.tokens[field] += lengths[field];
      text += lengths.text;
    }
    this.#titles.push(passages.at(-1)?.lengths.title ?? 0);
    this.#titleCounts.push(titles);
    this.#leads.push(lead);
    this.#articleTexts.push(text);
    this.#ends.push(this.passages);
  }

  finish(): WrittenSection[] {
    return [
      makeColumn("passages.article", this.#articles),
      makeColumn("passages.section", this.#sections),
      makeColumn("passages.text", this.#texts),
      makeColumn("articles.title", this.#titles),
      makeColumn("articles.titles", this.#titleCounts),
      makeColumn("articles.lead", this.#leads),
      makeColumn("articles.text", this.#articleTexts),
      makeColumn("articles.end", this.#ends),
    ];
  }
}

/**
 * Builds the index of a corpus from its articles, one after another: MiniSearch made the inverted index of each, here they are
 * joined and packed to be read in place. The same corpus gives the same files, to the byte, whatever the size of the
 * segments; the version is a digest of all.
 *
 * Memory: one segment, and some hundred bytes for each article and passage.
 */
export class IndexBuilder {
  readonly #options: IndexOptions;
  readonly #postings: PostingsWriter;
  readonly #content: ArticleWriter;
  readonly #suggestions: SuggestionCollector;
  readonly #lengths = new LengthColumns();
  readonly #duplicates = new NearDuplicates();
  readonly #versions = new PageVersions();
  readonly #telling = new TellingWordsFinder();
  /** How many passages are in each language. */
  readonly #languages = new Map<string, number>();
  #words = 0;

  constructor(options: IndexOptions) {
    const { output, scratch, segmentSize = SEGMENT_SIZE, memory } = options;
    this.#options = options;
    this.#postings = new PostingsWriter({ output, scratch, segmentSize, bundles: memory?.bundles ?? null });
    this.#content = new ArticleWriter(output, scratch);
    this.#suggestions = new SuggestionCollector(memory?.phrases);
  }

  /** Articles added so far. */
  get articles(): number {
    return this.#content.count;
  }

  /** Adds the next article. */
  add(article: AnalysedArticle): void {
    const { code } = languageOf(article.record.lang);
    this.#languages.set(code, (this.#languages.get(code) ?? 0) + article.passages.length);
    this.#words += article.words;
    this.#postings.add(article);
    this.#lengths.add(article);
    for (const { signature } of article.passages) this.#duplicates.add(signature);
    this.#versions.add(article);
    this.#content.add(article);
    this.#suggestions.add(article);
    this.#telling.add(article);
  }

  #writeOverview({ copies, notes }: IndexEnd): WrittenSection {
    const telling = this.#telling.finish();
    const written = this.#suggestions.writtenForms(new Set(telling.flatMap(({ words }) => words)));
    const overview: Overview = {
      words: this.#words,
      copies: copies.length,
      telling: telling.map(({ source, words }) => ({ source, words: words.map((word) => written.get(word) ?? word) })),
      notes,
    };
    const section = new SectionWriter("overview", this.#options.output, RESIDENT_OVERVIEW);
    section.append(new TextEncoder().encode(JSON.stringify(overview)));
    return section.finish();
  }

  /** Writes what depends on all articles. To be called once. */
  finish(end: IndexEnd): BuiltIndex {
    const { copies } = end;
    const { corpus, output } = this.#options;
    const inverted = this.#postings.finish();
    const { sets, variants } = this.#duplicates.finish();
    const { passages, tokens } = this.#lengths;
    const counts = { articles: this.articles, passages, terms: inverted.terms, tokens };
    const languages = byMost(this.#languages);
    const language = languageOf(languages[0] ?? corpus.language);
    const { ids } = this.#suggestions;
    const suggestions = this.#suggestions.suggestions();
    const outline = outlineCorpus({ language, suggestions, labels: this.#suggestions.labels() });
    const info: IndexInfo = { corpus, counts, languages, outline };
    const sections = [
      makeSection("info", new TextEncoder().encode(JSON.stringify(info))),
      ...inverted.sections,
      ...this.#lengths.finish(),
      makeColumn("passages.set", sets),
      makeColumn("passages.variant", variants),
      writeNeighbours(inverted.vectors, sets, output),
      ...this.#versions.finish(copies),
      ...this.#content.finish(end),
    ];
    sections.push(this.#writeOverview(end), ...writeSuggestions({ ids, suggestions }, language, sections));
    return { version: assembleIndex(sections, output), counts, words: this.#words };
  }
}

/** What an index is made of besides. */
interface IndexedArticles {
  /** Gone through once, in order. */
  articles: Iterable<PreparedArticle>;
  /** Complete when the articles have been read. */
  copies?: readonly ArticleCopy[];
  /** Called when the articles have been read. */
  summarise?(): CorpusNotes;
  /** Called when the articles have been read; else links stay as they are written. */
  leadLinks?: LeadLinks;
}

const NO_NOTES: CorpusNotes = { warnings: [], left_out: [], warned: [] };

/** Builds the index of articles. */
export function buildIndex({
  articles,
  copies = [],
  summarise = () => NO_NOTES,
  leadLinks = (_, html) => html,
  ...options
}: IndexOptions & IndexedArticles): BuiltIndex {
  const builder = new IndexBuilder(options);
  for (const article of articles) builder.add(analyseArticle(article));
  return builder.finish({ copies, notes: summarise(), leadLinks });
}
