import type { Article, PreparedArticle } from "./article.ts";
import { type ArticlePrint, printArticle } from "./copies.ts";
import type { Fault, Origin, Warning } from "./fault.ts";
import { refuseLength, type Skipped, type SourceArticle, type SourceFile } from "./formats/format.ts";
import { EXTENSIONS, formatOf } from "./formats/format-of.ts";
import { html } from "./formats/html/html.ts";
import { makeArticle } from "./make-article.ts";
import type { FrontMatter } from "./metadata/front-matter.ts";
import { mergeMetadata } from "./metadata/merge-metadata.ts";
import type { ArticleNames } from "./passages/article-links.ts";
import { prepareArticle } from "./passages/prepare-article.ts";
import type { Addresses } from "./passages/whole-addresses.ts";

/** Why a file of another kind is left out. */
export const NOT_READ = `is not ${EXTENSIONS}`;

/** An article as it is found in its file, under the id that it wants: whether it gets it depends on other files. */
export interface FoundArticle<T> {
  origin: Origin;
  id: string;
  /** Keys of its metadata that nothing reads. */
  ignored: readonly string[];
  /** Why each part that was left out of it was. */
  dropped: string[];
  /** What tells whether it is a copy; `null` when it is not published. */
  print: ArticlePrint | null;
  /** By what links know it; `null` likewise. */
  names: ArticleNames | null;
  /** Where it would be, were it not held back; `null` for any other. */
  held: Addresses | null;
  /** What is made of it, else what keeps it from being published. */
  article: { made: T } | Skipped | Fault;
}

/** What is found in a file. */
export type Found<T> = FoundArticle<T> | Fault | Warning | Skipped;

/** What of the settings of a corpus says how its files are read. */
export interface ReadingSettings {
  language: string;
  base: string | null;
}

/** What no parser foresaw, such as blocks nested by the thousand, is the fault of its file too. */
export function describeFailure({ file, line }: Origin, error: unknown): Fault {
  return { file, line, message: `cannot be read: ${error instanceof Error ? error.message : error}` };
}

/** What a page says of itself, with what another file says of it, which is the surer of the two for a body without a head. */
function completeMetadata({ metadata }: SourceArticle, { path, bytes }: SourceFile, given: FrontMatter): FrontMatter {
  const isBody = formatOf(path) === html && !/<(?:title|meta)\b/i.test(new TextDecoder().decode(bytes));
  return isBody ? mergeMetadata(given, metadata) : mergeMetadata(metadata, given);
}

/** Reads the articles of a file. */
function* readSources(file: SourceFile, base: string | null): Generator<SourceArticle | Fault | Warning | Skipped> {
  const origin = { file: file.path, line: null };
  const format = formatOf(file.path);
  if (!format) return yield { origin, reason: NOT_READ };
  try {
    // Once: each time may read it from the disk.
    const { path, bytes, firstLine = 1, given } = file;
    const refusal = format.split ? null : refuseLength(origin, bytes.length);
    if (refusal) return yield refusal;
    const source = { path, bytes, firstLine };
    for (const item of format.read(source, base))
      yield given && "visible" in item ? { ...item, metadata: completeMetadata(item, source, given) } : item;
  } catch (error) {
    yield describeFailure(origin, error);
  }
}

function prepareSafely(article: Article): { made: PreparedArticle } | Fault {
  try {
    return { made: prepareArticle(article) };
  } catch (error) {
    return describeFailure(article.origin, error);
  }
}

/** By what links know an article: a title that was guessed is no name of it. */
function nameArticle({ record, guessed, aliases }: Article, { sitePaths }: FrontMatter): ArticleNames {
  const titles = guessed.includes("title") ? aliases : [record.title, ...aliases];
  return { url: record.url, sitePaths: sitePaths ?? [], titles, published: record.published };
}

function findArticle(source: SourceArticle, language: string): FoundArticle<PreparedArticle> {
  const { origin, id, ignored = [] } = source;
  const article = makeArticle(source, language);
  if ("reason" in article) {
    const { isHeld, ...skipped } = article;
    const { url = null, sitePaths } = source.metadata;
    const held = isHeld ? { url, sitePaths: sitePaths ?? [] } : null;
    return { origin, id, ignored, dropped: [], print: null, names: null, held, article: skipped };
  }
  const dropped = article.dropped.map(({ reason }) => reason);
  const print = printArticle(article);
  const names = nameArticle(article, source.metadata);
  return { origin, id, ignored, dropped, print, names, held: null, article: prepareSafely(article) };
}

/** Reads a file into articles cut to passages, and everything there is to say of it; in order. Depends on nothing else. */
export function* readFile(file: SourceFile, { language, base }: ReadingSettings): Generator<Found<PreparedArticle>> {
  for (const source of readSources(file, base)) yield "visible" in source ? findArticle(source, language) : source;
}
