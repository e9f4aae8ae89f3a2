import type { Article, PreparedArticle } from "./article.ts";
import { CorpusSettings, type CorpusSettings as Settings } from "./corpus-settings.ts";
import { asFault, CorpusError, type Fault, type Origin, type Warning } from "./fault.ts";
import { decodeText, NO_TEXT } from "./formats/decode-text.ts";
import type { Skipped, SourceArticle, SourceFile } from "./formats/format.ts";
import { EXTENSIONS, formatOf } from "./formats/format-of.ts";
import { jsonLines } from "./formats/json-lines/json-lines.ts";
import { makeArticle } from "./make-article.ts";
import { ArticleIds } from "./metadata/article-ids.ts";
import { parseYaml } from "./metadata/parse-yaml.ts";
import { prepareArticle } from "./passages/prepare-article.ts";

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
  /** What was dropped or guessed in what was read so far. */
  warnings: Warning[];
  /** Keys of the metadata read so far that nothing reads: in how many files. */
  ignored: Map<string, number>;
  /** What was left out of the articles read so far: how often, by the reason. */
  dropped: Map<string, number>;
}

/** Name of the file that holds the settings of a corpus. */
export const SETTINGS_FILE = "corpus.yaml";

/** What no parser foresaw, such as blocks nested by the thousand, is the fault of its file too. */
function describeFailure({ file, line }: Origin, error: unknown): Fault {
  return { file, line, message: `cannot be read: ${error instanceof Error ? error.message : error}` };
}

/** Why a file of another kind is left out. */
export const NOT_READ = `is not ${EXTENSIONS}`;

/** What is wrong with a corpus in which nothing is an article. */
export const NO_ARTICLE: Fault = {
  file: ".",
  line: null,
  message: `holds no article, wanted a file with text that is ${EXTENSIONS}`,
};

/** Reads the articles of a file. */
function* readFile(file: SourceFile, base: string | null): Generator<SourceArticle | Fault | Warning | Skipped> {
  const origin = { file: file.path, line: null };
  const format = formatOf(file.path);
  if (!format) return yield { origin, reason: NOT_READ };
  try {
    yield* format.read(file, base);
  } catch (error) {
    yield describeFailure(origin, error);
  }
}

function prepareSafely(article: Article): PreparedArticle | Fault {
  try {
    return prepareArticle(article);
  } catch (error) {
    return describeFailure(article.origin, error);
  }
}

function nameOf({ file, line }: Origin): string {
  return line === null ? file : `${file}:${line}`;
}

function readSettings(files: readonly SourceFile[]): { settings: Settings; faults: Fault[] } {
  const file = files.find(({ path }) => path === SETTINGS_FILE);
  const yaml = file ? decodeText(file.bytes) : { text: "" };
  if (yaml === null)
    return { settings: CorpusSettings.parse({}), faults: [{ file: SETTINGS_FILE, line: null, message: NO_TEXT }] };
  const { value, faults } = parseYaml(yaml.text, CorpusSettings, { file: SETTINGS_FILE, firstLine: 1 });
  return { settings: value ?? CorpusSettings.parse({}), faults };
}

/** What is met in a file, in order: what is said of an article comes before the article. */
type Item = PreparedArticle | Fault | Warning | Skipped;

/** Reads articles one after another, and keeps account of what is left out. */
class ArticleReader {
  readonly skipped: Skipped[] = [];
  readonly warnings: Warning[] = [];
  readonly dropped = new Map<string, number>();
  readonly ignored = new Map<string, number>();
  readonly #files: readonly SourceFile[];
  readonly #settings: Settings;
  readonly #ids: ArticleIds;

  constructor(files: readonly SourceFile[], settings: Settings) {
    this.#files = files;
    this.#settings = settings;
    this.#ids = new ArticleIds(files.map(({ path }) => path).filter((path) => formatOf(path) !== null));
  }

  *#readOne(source: SourceArticle): Generator<Item> {
    const { origin } = source;
    const { id, rival } = this.#ids.claim(source.id, nameOf(origin));
    if (rival !== null)
      yield { ...origin, warning: `has the id ${JSON.stringify(source.id)} that ${rival} has, and gets ${id}` };
    const article = makeArticle({ ...source, id }, this.#settings.language);
    if ("reason" in article) return yield article;
    for (const { reason } of article.dropped) this.dropped.set(reason, (this.dropped.get(reason) ?? 0) + 1);
    yield prepareSafely(article);
  }

  /** Reads one file. The files are to be read in their order: an id depends on those that were given before it. */
  *readFile(file: SourceFile): Generator<Item> {
    const ignored = new Set<string>();
    for (const item of readFile(file, this.#settings.base ?? null)) {
      if ("visible" in item) {
        for (const key of item.ignored ?? []) ignored.add(key);
        yield* this.#readOne(item);
      } else yield item;
    }
    for (const key of ignored) this.ignored.set(key, (this.ignored.get(key) ?? 0) + 1);
  }

  /** Reads the articles of the files, and everything that is wrong with them; where warnings are none, they are faults. */
  *read(isStrict: boolean): Generator<PreparedArticle | Fault> {
    let isEmpty = true;
    for (const item of this.#files.values().flatMap((file) => this.readFile(file))) {
      if ("reason" in item) this.skipped.push(item);
      else if ("warning" in item && !isStrict) this.warnings.push(item);
      else {
        isEmpty = false;
        yield "warning" in item ? asFault(item) : item;
      }
    }
    if (isEmpty) yield NO_ARTICLE;
  }
}

/** Passes articles on until the first fault; goes on from there to find all others, and throws them together. */
function* throwFaults(items: Iterable<PreparedArticle | Fault>, faults: Fault[]): Generator<PreparedArticle> {
  for (const item of items) {
    if ("message" in item) faults.push(item);
    else if (faults.length === 0) yield item;
  }
  if (faults.length > 0) throw new CorpusError(faults);
}

/** A file of a corpus with what is met in it. */
export interface FileReading {
  file: string;
  items: Iterable<Item>;
}

/**
 * Reads the files of a corpus one by one, or `only` one of them; the ids are those of the whole. `items` are read as they are
 * asked for, and all of them are to be asked for before the next file. Nothing is thrown: faults are items.
 */
export function* readFiles(files: readonly SourceFile[], only: string | null = null): Generator<FileReading> {
  const { settings, faults } = readSettings(files);
  if (faults.length > 0) yield { file: SETTINGS_FILE, items: faults };
  const sources = files.filter(({ path }) => path !== SETTINGS_FILE);
  const reader = new ArticleReader(sources, settings);
  // Ids that files have inside may take those of later files, which else depend on the paths alone.
  const hasInnerIds = sources.some(({ path }) => formatOf(path) === jsonLines);
  for (const source of sources) {
    const items = reader.readFile(source);
    if (only === null || source.path === only) yield { file: source.path, items };
    else if (hasInnerIds) items.forEach(() => {});
    if (source.path === only) return;
  }
}

/** How a corpus is read. */
export interface ReadOptions {
  /** Whether what would be a warning is a fault. */
  isStrict?: boolean;
}

/**
 * Reads the files of a corpus, in the order given, into articles cut to passages.
 *
 * What is at fault is thrown at the end, all of it: bad settings, front matter without an end, a line that is not JSON, no
 * article at all. What cannot be read beside is dropped with a warning; files of other kinds, what its author held back and
 * articles without text are skipped and said so.
 */
export function readCorpus(files: readonly SourceFile[], { isStrict = false }: ReadOptions = {}): Corpus {
  const { settings, faults } = readSettings(files);
  const sources = files.filter(({ path }) => path !== SETTINGS_FILE);
  const reader = new ArticleReader(sources, settings);
  const { skipped, dropped, warnings, ignored } = reader;
  return { settings, skipped, dropped, warnings, ignored, articles: throwFaults(reader.read(isStrict), faults) };
}
