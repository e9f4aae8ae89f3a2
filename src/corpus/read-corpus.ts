import type { Article, Origin, PreparedArticle } from "./article.ts";
import { CorpusSettings, type CorpusSettings as Settings } from "./corpus-settings.ts";
import { CorpusError, type Fault } from "./fault.ts";
import type { ArticleReading } from "./make-article.ts";
import { parseYaml } from "./parse-yaml.ts";
import { parserOf } from "./parser-of.ts";
import { prepareArticle } from "./prepare-article.ts";
import { readArticle } from "./read-article.ts";
import { readJsonLines } from "./read-json-lines.ts";

/** A file of the owner's, its path relative to the corpus with `/` between its parts. */
export interface SourceFile {
  path: string;
  /** Read only of files that may hold articles. */
  readonly bytes: Uint8Array;
}

/** Something that was found and left out, with the reason. */
interface Skipped {
  origin: Origin;
  reason: string;
}

/** All articles, cut into passages, in the order of their paths, with what the owner says of the whole. */
export interface Corpus {
  settings: Settings;
  articles: PreparedArticle[];
  skipped: Skipped[];
}

/** Name of the file that holds the settings of a corpus. */
const SETTINGS_FILE = "corpus.yaml";

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return null;
  }
}

function* readFile(file: SourceFile, language: string): Generator<ArticleReading> {
  const { path } = file;
  const parse = parserOf(path);
  if (!parse && !/\.jsonl$/i.test(path)) {
    yield { kind: "skipped", origin: { file: path, line: null }, reason: "is not .md, .markdown, .txt or .jsonl" };
    return;
  }
  const text = decode(file.bytes);
  if (text === null) {
    yield { kind: "faulty", faults: [{ file: path, line: null, message: "is not UTF-8 text, wanted UTF-8" }] };
  } else if (parse) {
    yield readArticle({ path, text, language }, parse);
  } else {
    yield* readJsonLines({ path, text, language });
  }
}

/** What no parser foresaw, such as blocks nested by the thousand, is the fault of its file too. */
function describeFailure({ file, line }: Origin, error: unknown): Fault {
  return { file, line, message: `cannot be read: ${error instanceof Error ? error.message : error}` };
}

function readSafely(file: SourceFile, language: string): ArticleReading[] {
  try {
    return [...readFile(file, language)];
  } catch (error) {
    return [{ kind: "faulty", faults: [describeFailure({ file: file.path, line: null }, error)] }];
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
  const yaml = file ? decode(file.bytes) : "";
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

/**
 * Reads the files of a corpus, in the order given, into articles cut to passages.
 *
 * Throws a {@link CorpusError} that lists every fault of every file: bad settings or front matter, text that is
 * not UTF-8, two articles with one id, no article at all. Files of other kinds, drafts and articles without text
 * are skipped and said so.
 */
export function readCorpus(files: readonly SourceFile[]): Corpus {
  const { settings, faults } = readSettings(files);
  const readings = files
    .filter(({ path }) => path !== SETTINGS_FILE)
    .flatMap((file) => readSafely(file, settings.language));
  const read = readings.filter((reading) => reading.kind === "article");
  const byId = new Map<string, Origin>();
  faults.push(...readings.filter((reading) => reading.kind === "faulty").flatMap((reading) => reading.faults));
  faults.push(...read.map(({ article }) => findCollision(article, byId)).filter((fault) => fault !== null));
  if (read.length === 0 && faults.length === 0) {
    const message = "holds no article, wanted at least one .md, .txt or .jsonl file with text";
    faults.push({ file: ".", line: null, message });
  }
  const prepared = read.map(({ article }) => prepareSafely(article));
  faults.push(...prepared.filter((article) => "message" in article));
  if (faults.length > 0) throw new CorpusError(faults);
  const articles = prepared.filter((article) => "record" in article);
  return { settings, articles, skipped: readings.filter((reading) => reading.kind === "skipped") };
}
