import type { Article, PreparedArticle } from "./article.ts";
import { CorpusSettings, type CorpusSettings as Settings } from "./corpus-settings.ts";
import { CorpusError, type Fault, type Origin } from "./fault.ts";
import { decodeText, notUtf8 } from "./formats/decode-text.ts";
import type { SourceArticle, SourceFile } from "./formats/format.ts";
import { EXTENSIONS, formatOf } from "./formats/format-of.ts";
import { makeArticle, type Skipped } from "./make-article.ts";
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
  /** What was left out of the articles read so far: how often, by the reason. */
  dropped: Map<string, number>;
}

/** Name of the file that holds the settings of a corpus. */
const SETTINGS_FILE = "corpus.yaml";

/** What no parser foresaw, such as blocks nested by the thousand, is the fault of its file too. */
function describeFailure({ file, line }: Origin, error: unknown): Fault {
  return { file, line, message: `cannot be read: ${error instanceof Error ? error.message : error}` };
}

/** Reads the articles of a file. */
function* readFile(file: SourceFile): Generator<SourceArticle | Fault | Skipped> {
  const origin = { file: file.path, line: null };
  const format = formatOf(file.path);
  if (!format) return yield { origin, reason: `is not ${EXTENSIONS}` };
  try {
    yield* format.read(file);
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

/** Two articles with one id are a fault of the later: a citation could mean either. */
function findCollision({ record, origin }: Article, byId: Map<string, Origin>): Fault | null {
  const first = byId.get(record.id);
  byId.set(record.id, first ?? origin);
  if (!first) return null;
  const message = `has the id ${JSON.stringify(record.id)} that ${nameOf(first)} has, wanted another file name`;
  return { ...origin, message };
}

function readSettings(files: readonly SourceFile[]): { settings: Settings; faults: Fault[] } {
  const file = files.find(({ path }) => path === SETTINGS_FILE);
  const yaml = file ? decodeText(file.bytes) : "";
  if (yaml === null) return { settings: CorpusSettings.parse({}), faults: [notUtf8(SETTINGS_FILE)] };
  const { value, faults } = parseYaml(yaml, CorpusSettings, { file: SETTINGS_FILE, firstLine: 1 });
  return { settings: value ?? CorpusSettings.parse({}), faults };
}

/** Reads articles one after another, and keeps account of what is left out. */
class ArticleReader {
  readonly skipped: Skipped[] = [];
  readonly dropped = new Map<string, number>();
  readonly #byId = new Map<string, Origin>();
  readonly #language: string;

  /** `language` is that of articles which name none and are too short to tell. */
  constructor(language: string) {
    this.#language = language;
  }

  *#readOne(source: SourceArticle): Generator<PreparedArticle | Fault | Skipped> {
    const article = makeArticle(source, this.#language);
    if ("reason" in article) return yield article;
    for (const { reason } of article.dropped) this.dropped.set(reason, (this.dropped.get(reason) ?? 0) + 1);
    const collision = findCollision(article, this.#byId);
    if (collision) yield collision;
    yield prepareSafely(article);
  }

  *#readAll(files: readonly SourceFile[]): Generator<PreparedArticle | Fault | Skipped> {
    for (const file of files)
      for (const item of readFile(file)) {
        if ("visible" in item) yield* this.#readOne(item);
        else yield item;
      }
  }

  /** Reads the articles of files, and everything that is wrong with them. */
  *read(files: readonly SourceFile[]): Generator<PreparedArticle | Fault> {
    let isEmpty = true;
    for (const item of this.#readAll(files)) {
      if ("reason" in item) this.skipped.push(item);
      else {
        isEmpty = false;
        yield item;
      }
    }
    if (isEmpty)
      yield { file: ".", line: null, message: `holds no article, wanted a file with text that is ${EXTENSIONS}` };
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

/**
 * Reads the files of a corpus, in the order given, into articles cut to passages.
 *
 * What is at fault is thrown at the end, all of it: bad settings or front matter, text that is not UTF-8, two articles
 * with one id, no article at all. Files of other kinds, drafts and articles without text are skipped and said so.
 */
export function readCorpus(files: readonly SourceFile[]): Corpus {
  const { settings, faults } = readSettings(files);
  const reader = new ArticleReader(settings.language);
  const { skipped, dropped } = reader;
  const sources = files.filter(({ path }) => path !== SETTINGS_FILE);
  return { settings, skipped, dropped, articles: throwFaults(reader.read(sources), faults) };
}
