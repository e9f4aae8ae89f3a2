import { makePassageId, parsePassageId } from "../contract/article-id.ts";
import type { CorpusNotes } from "../contract/corpus-document.ts";
import { parsePageVersion, sortByVersion } from "../text/page-version.ts";
import type { ArticleCopy, PreparedArticle } from "./article.ts";
import { Copies } from "./copies.ts";
import { SETTINGS_FILE, type CorpusSettings as Settings } from "./corpus-settings.ts";
import { asFault, CorpusError, type Fault, type Origin, type Warning } from "./fault.ts";
import { findSiteRoots } from "./find-site-roots.ts";
import type { Skipped, SourceFile } from "./formats/format.ts";
import { EXTENSIONS, formatOf } from "./formats/format-of.ts";
import { jsonLines } from "./formats/json-lines/json-lines.ts";
import { ArticleIds } from "./metadata/article-ids.ts";
import { BASE_WANTED } from "./metadata/read-metadata.ts";
import { ArticleLinks } from "./passages/article-links.ts";
import { linkArticles } from "./passages/link-articles.ts";
import { Exports } from "./read-exports.ts";
import { type Found, type FoundArticle, type ReadingSettings, readFile } from "./read-file.ts";
import { readSettings } from "./read-settings.ts";
import { summariseNotes } from "./summarise-notes.ts";

/** The articles of a corpus, with what the owner says of the whole. */
export interface Corpus {
  settings: Settings;
  /**
   * The articles, cut into passages, in the order of their paths; each is read when it is asked for, so that memory need
   * not hold them all. Can be gone through once; throws a {@link CorpusError} at the end when anything is at fault.
   */
  articles: Iterable<PreparedArticle>;
  /** The files and articles left out so far. */
  skipped: Skipped[];
  /** The articles read so far that say what an earlier one does; they are not among {@link articles}. */
  copies: ArticleCopy[];
  /** What was dropped or guessed in what was read so far. */
  warnings: Warning[];
  /** Keys of the metadata read so far that nothing reads: in how many files. */
  ignored: Map<string, number>;
  /** What was left out of the articles read so far: how often, by the reason. */
  dropped: Map<string, number>;
  /** Sums up what was said so far. */
  summarise(): CorpusNotes;
  /** Leads the links on the page of an article on. To be called when all articles have been read: only then is known where links lead. */
  leadLinks(id: string, html: string): string;
}

/** What is wrong with a corpus in which nothing is an article. */
export const NO_ARTICLE: Fault = {
  file: ".",
  line: null,
  message: `holds no article, wanted a file with text that is ${EXTENSIONS}`,
};

function nameOf({ file, line }: Origin): string {
  return line === null ? file : `${file}:${line}`;
}

/** Puts the files that are versions of one page in order, the newest first, within the places that they have: of copies the first is kept. */
function orderVersions<F extends SourceFile>(files: readonly F[]): F[] {
  const versions = new Map(files.map((file) => [file, parsePageVersion(file.path)]));
  const versionOf = (file: F) => versions.get(file) ?? parsePageVersion(file.path);
  const pages = Map.groupBy(files, (file) => versionOf(file).page);
  const ordered = new Map(Array.from(pages, ([page, same]) => [page, sortByVersion(same, versionOf).values()]));
  return files.map((file) => ordered.get(versionOf(file).page)?.next().value ?? file);
}

/** Gives an article another id than the one that it wants. */
type Rename<T> = (article: T, id: string) => T;

/** How a corpus is read. */
export interface ReadOptions {
  /** Whether what would be a warning is a fault. */
  isStrict?: boolean;
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Takes what is found in the files of a corpus, in their order: gives each article its id, and keeps account of what is left
 * out and of what is wrong.
 */
export class CorpusReader<T, F extends SourceFile = SourceFile> implements Omit<Corpus, "articles"> {
  readonly settings: Settings;
  /** The files that may hold articles. */
  readonly sources: readonly F[];
  readonly skipped: Skipped[] = [];
  readonly copies: ArticleCopy[] = [];
  readonly warnings: Warning[] = [];
  readonly dropped = new Map<string, number>();
  readonly ignored = new Map<string, number>();
  readonly #faults: Fault[];
  readonly #ids: ArticleIds;
  /** The id of each article, by where it was read. */
  readonly #published = new Map<string, string>();
  readonly #known = new Copies();
  readonly #exports: Exports;
  readonly #links: ArticleLinks;
  readonly #rename: Rename<T>;
  readonly #isStrict: boolean;
  #isEmpty = true;
  #wantsBase = false;
  /** The file that is read, and the keys met in it that nothing reads. */
  #file = "";
  #keys = new Set<string>();

  constructor(files: readonly F[], rename: Rename<T>, { isStrict = false }: ReadOptions = {}) {
    const { settings, faults, warnings } = readSettings(files);
    this.settings = settings;
    const { base = null, language } = settings;
    this.#exports = new Exports(files, base);
    const sources = files.filter(({ path }) => path !== SETTINGS_FILE).map((file) => this.#exports.complete(file));
    this.sources = orderVersions(sources);
    this.#faults = faults;
    const paths = this.sources.map(({ path }) => path).filter((path) => formatOf(path) !== null);
    this.#ids = new ArticleIds(paths);
    this.#links = new ArticleLinks(paths, { roots: findSiteRoots(files, base), language });
    this.#rename = rename;
    this.#isStrict = isStrict;
    for (const warning of warnings) this.note(warning);
  }

  /** What of the settings says how files are read. */
  get reading(): ReadingSettings {
    const { language, base = null } = this.settings;
    return { language, base };
  }

  #countIgnored({ origin, ignored }: FoundArticle<T>): void {
    if (this.#file !== origin.file) this.#keys = new Set();
    this.#file = origin.file;
    for (const key of ignored) if (!this.#keys.has(key)) countOne(this.ignored, key);
    for (const key of ignored) this.#keys.add(key);
  }

  /** Gives what is found next its id, and whatever is to be said of it, which comes before. */
  *claim(found: Found<T>): Generator<{ made: T } | Fault | Warning | Skipped> {
    if (!("article" in found)) return yield found;
    const { origin, article, dropped } = found;
    const hold = this.#exports.reasonFor(origin.file);
    const held = hold === null ? found.held : found.names;
    if (held) this.#links.hold(origin, held);
    if (hold !== null) return yield { origin, reason: hold };
    this.#countIgnored(found);
    const { id, rival } = this.#ids.claim(found.id, nameOf(origin));
    if (rival !== null)
      yield {
        ...origin,
        kind: "id",
        warning: `has the id ${JSON.stringify(found.id)} that ${rival} has, and gets ${id}`,
      };
    if (found.names) this.#links.add({ id, origin, ...found.names });
    const claimed = found.print && this.#known.claim(id, found.print);
    if (found.print && claimed) {
      const { of, isNewer } = claimed;
      this.copies.push({ of, isNewer, record: { ...found.print.record, id }, origin });
      return yield { origin, reason: `says the same as ${of}; its id opens that` };
    }
    for (const reason of dropped) countOne(this.dropped, reason);
    if ("made" in article) this.#published.set(nameOf(origin), id);
    yield "made" in article && id !== found.id ? { made: this.#rename(article.made, id) } : article;
  }

  /** Takes a warning, which is a fault to who wants none. That addresses lack their site is said once. */
  note(warning: Warning): void {
    const wantsBase = warning.warning.endsWith(BASE_WANTED);
    if (wantsBase && this.#wantsBase) return;
    this.#wantsBase ||= wantsBase;
    if (this.#isStrict) this.#fail(asFault(warning));
    else this.warnings.push(warning);
  }

  #fail(fault: Fault): void {
    this.#isEmpty = false;
    this.#faults.push(fault);
  }

  /** Takes what is found next. Gives its article, unless it has none or there was a fault before. */
  *take(found: Found<T>): Generator<T> {
    for (const item of this.claim(found)) {
      if ("reason" in item) this.skipped.push(item);
      else if ("message" in item) this.#fail(item);
      else if ("warning" in item) this.note(item);
      else {
        this.#isEmpty = false;
        if (this.#faults.length === 0) yield item.made;
      }
    }
  }

  /** Sums up what was said so far. */
  summarise(): CorpusNotes {
    const { warnings, skipped } = this;
    // A warning may name a line of an article that is a file of its own.
    const idAt = (origin: Origin) => this.#published.get(nameOf(origin)) ?? this.#published.get(origin.file);
    return summariseNotes({ warnings, skipped, idAt });
  }

  leadLinks(id: string, html: string): string {
    return linkArticles(html, this.#links, id);
  }

  /** To be called after the last file. Throws a {@link CorpusError} of all faults. */
  finish(): void {
    if (this.#isEmpty) this.#faults.push(NO_ARTICLE);
    if (this.#faults.length > 0) throw new CorpusError(this.#faults);
  }
}

/** Gives a prepared article, and its passages, another id. */
function renameArticle(article: PreparedArticle, id: string): PreparedArticle {
  const { record } = article;
  const passages = article.passages.map((passage) => ({
    ...passage,
    id: makePassageId(id, parsePassageId(passage.id).anchor),
  }));
  return { ...article, record: { ...record, id }, passages };
}

function* readArticles(reader: CorpusReader<PreparedArticle>): Generator<PreparedArticle> {
  for (const file of reader.sources) for (const found of readFile(file, reader.reading)) yield* reader.take(found);
  reader.finish();
}

/** A file of a corpus with what is met in it, in order: what is said of an article comes before the article. */
export interface FileReading {
  file: string;
  items: Iterable<PreparedArticle | Fault | Warning | Skipped>;
}

function* readItems(
  file: SourceFile,
  reader: CorpusReader<PreparedArticle>,
): Generator<PreparedArticle | Fault | Warning | Skipped> {
  for (const found of readFile(file, reader.reading))
    for (const item of reader.claim(found)) yield "made" in item ? item.made : item;
}

/**
 * Reads the files of a corpus one by one, or `only` one of them; the ids are those of the whole. `items` are read as they are
 * asked for, and all of them are to be asked for before the next file. Nothing is thrown: faults are items.
 */
export function* readFiles(files: readonly SourceFile[], only: string | null = null): Generator<FileReading> {
  const { faults, warnings } = readSettings(files);
  const said = [...faults, ...warnings];
  if (said.length > 0) yield { file: SETTINGS_FILE, items: said };
  const reader = new CorpusReader(files, renameArticle);
  // Ids that files have inside may take those of later files, which else depend on the paths alone.
  const hasInnerIds = reader.sources.some(({ path }) => formatOf(path) === jsonLines);
  for (const source of reader.sources) {
    const items = readItems(source, reader);
    if (only === null || source.path === only) yield { file: source.path, items };
    else if (hasInnerIds) items.forEach(() => {});
    if (source.path === only) return;
  }
}

/**
 * Reads the files of a corpus, in the order given, into articles cut to passages.
 *
 * What is at fault is thrown at the end, all of it: bad settings, front matter without an end, a line that is not JSON, no
 * article at all. What cannot be read beside is dropped with a warning; files of other kinds, what its author held back and
 * articles without text are skipped and said so.
 */
export function readCorpus(files: readonly SourceFile[], options: ReadOptions = {}): Corpus {
  const reader = new CorpusReader(files, renameArticle, options);
  const { settings, skipped, copies, dropped, warnings, ignored } = reader;
  const summarise = () => reader.summarise();
  const leadLinks = (id: string, html: string) => reader.leadLinks(id, html);
  const articles = readArticles(reader);
  return { settings, skipped, copies, dropped, warnings, ignored, summarise, leadLinks, articles };
}
