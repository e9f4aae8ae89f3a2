import type { Article, Origin, PreparedArticle } from "./article.ts";
import { CorpusSettings, type CorpusSettings as Settings } from "./corpus-settings.ts";
import { decodeText } from "./decode-text.ts";
import { CorpusError, type Fault } from "./fault.ts";
import type { ArticleReading } from "./make-article.ts";
import { parseYaml } from "./parse-yaml.ts";
import { parserOf } from "./parser-of.ts";
import { prepareArticle } from "./prepare-article.ts";
import { readArticle } from "./read-article.ts";
import { readJsonLines } from "./read-json-lines.ts";
import type { SourceFile } from "./source-file.ts";

/** Something that was found and left out, with the reason. */
interface Skipped {
  origin: Origin;
  reason: string;
}

/** The articles of a corpus, with what the owner says of the whole. */
export interface Corpus {
  settings: Settings;
  /**
   * The articles, cut into passages, in the order of their paths; each is read when it is asked for, so that memory need
   * not hold them all. Can be gone through once; throws a {@link CorpusError} at the end when anything is at fault.
   */
  articles: Iterable<PreparedArticle>;
  /** What was left out of what has been read so far. */
  skipped: Skipped[];
}

/** Name of the file that holds the settings of a corpus. */
const SETTINGS_FILE = "corpus.yaml";

/** Text with the line ends of every system as LF. */
function decodeLines(bytes: Uint8Array): string | null {
  return decodeText(bytes)?.replace(/\r\n?/g, "\n") ?? null;
}

function* readFile(file: SourceFile, language: string): Generator<ArticleReading> {
  const { path } = file;
  const parse = parserOf(path);
  if (!parse && !/\.jsonl$/i.test(path)) {
    yield { kind: "skipped", origin: { file: path, line: null }, reason: "is not .md, .markdown, .txt or .jsonl" };
    return;
  }
  if (!parse) {
    yield* readJsonLines(file, language);
    return;
  }
  const text = decodeLines(file.bytes);
  if (text === null)
    yield { kind: "faulty", faults: [{ file: path, line: null, message: "is not UTF-8 text, wanted UTF-8" }] };
  else yield readArticle({ path, text, language }, parse);
}

/** What no parser foresaw, such as blocks nested by the thousand, is the fault of its file too. */
function describeFailure({ file, line }: Origin, error: unknown): Fault {
  return { file, line, message: `cannot be read: ${error instanceof Error ? error.message : error}` };
}

function* readSafely(file: SourceFile, language: string): Generator<ArticleReading> {
  try {
    yield* readFile(file, language);
  } catch (error) {
    yield { kind: "faulty", faults: [describeFailure({ file: file.path, line: null }, error)] };
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
  const yaml = file ? decodeLines(file.bytes) : "";
  const place = { file: SETTINGS_FILE, firstLine: 1 };
  if (yaml === null) {
    return {
      settings: CorpusSettings.parse({}),
      faults: [{ file: SETTINGS_FILE, line: null, message: "is not UTF-8 text, wanted UTF-8" }],
    };
  }
  const { value, faults } = parseYaml(yaml, CorpusSettings, place);
  return { settings: value ?? CorpusSettings.parse({}), faults };
}

/** The article of a reading, ready for the index, and everything that is at fault with it. */
function* readResult(reading: ArticleReading, byId: Map<string, Origin>): Generator<PreparedArticle | Fault> {
  if (reading.kind === "faulty") yield* reading.faults;
  if (reading.kind !== "article") return;
  const collision = findCollision(reading.article, byId);
  if (collision) yield collision;
  yield prepareSafely(reading.article);
}

function* readArticles(
  files: readonly SourceFile[],
  settings: Settings,
  skipped: Skipped[],
): Generator<PreparedArticle | Fault> {
  const byId = new Map<string, Origin>();
  let isEmpty = true;
  for (const file of files) {
    for (const reading of readSafely(file, settings.language)) {
      if (reading.kind === "skipped") skipped.push(reading);
      else isEmpty = false;
      yield* readResult(reading, byId);
    }
  }
  if (isEmpty)
    yield {
      file: ".",
      line: null,
      message: "holds no article, wanted at least one .md, .txt or .jsonl file with text",
    };
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
  const skipped: Skipped[] = [];
  const sources = files.filter(({ path }) => path !== SETTINGS_FILE);
  return { settings, skipped, articles: throwFaults(readArticles(sources, settings, skipped), faults) };
}
