import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { PreparedArticle } from "../src/corpus/article.ts";
import { SETTINGS_FILE } from "../src/corpus/corpus-settings.ts";
import { asFault, type Fault, formatFault, type Origin, type Warning } from "../src/corpus/fault.ts";
import type { Dropped, Skipped } from "../src/corpus/formats/format.ts";
import { type FileReading, NO_ARTICLE, readFiles } from "../src/corpus/read-corpus.ts";
import { type FolderOptions, readFolder, type SourceFolder } from "./read-folder.ts";

/** An article as the build reads it. */
interface InspectedArticle extends Origin {
  id: string;
  title: string;
  url: string | null;
  source: string | null;
  authors: string[];
  published: string | null;
  lang: string | null;
  tags: string[];
  aliases: string[];
  summary: string | null;
  /** Names of the fields above that were guessed. */
  guessed: string[];
  /** What a reader sees, a line for each paragraph, list item and table row; so have the passages. */
  text: string;
  passages: { id: string; section: string[]; text: string }[];
  dropped: Dropped[];
  warnings: string[];
}

/** A file or an article that is left out. */
interface InspectedSkip extends Origin {
  skipped: string;
  warnings: string[];
}

/** What stops a build. */
interface InspectedFault extends Origin {
  fault: string;
  warnings: string[];
}

/** What is said of an article, of a file without one, or of what is wrong with it. */
export type Inspection = InspectedArticle | InspectedSkip | InspectedFault;

/** What is inspected: a folder of articles, or `only` one file of it. */
export interface InspectedPart {
  folder: SourceFolder;
  /** Path of the file in the folder; `null` for all files. */
  only: string | null;
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The nearest folder above a file that is a corpus: the one that has settings, or the one that is built. */
function findCorpus(file: string, built: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE)) || folder === resolve(built)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/**
 * Finds the corpus of a file or folder: a folder is one by itself; a file is one of the nearest folder above it that has
 * settings or is `built`, else a corpus by itself. Throws an Error that names the path when there is nothing.
 */
export function findPart(path: string, built: string, options: FolderOptions = {}): InspectedPart {
  const file = resolve(path);
  const corpus = isFile(file) ? findCorpus(file, built) : null;
  return corpus === null
    ? { folder: readFolder(path, options), only: isFile(file) ? basename(file) : null }
    : { folder: readFolder(corpus, options), only: relative(corpus, file).split(sep).join("/") };
}

const textOf = ({ visible }: Pick<PreparedArticle, "visible">) => visible.lines().join("\n");

function inspectArticle(article: PreparedArticle, warnings: string[]): InspectedArticle {
  const { origin, record, aliases, summary, guessed, visible, passages, dropped } = article;
  return {
    ...origin,
    ...record,
    aliases,
    summary,
    guessed,
    text: textOf(article),
    passages: passages.map(({ id, section, span }) => ({
      id,
      section,
      text: textOf({ visible: visible.within(span) }),
    })),
    dropped,
    warnings,
  };
}

function inspectItem(item: PreparedArticle | Fault | Skipped, warnings: string[]): Inspection {
  if ("reason" in item) return { ...item.origin, skipped: item.reason, warnings };
  if ("message" in item) return { file: item.file, line: item.line, fault: item.message, warnings };
  return inspectArticle(item, warnings);
}

const describeWarning = (warning: Warning) => formatFault(asFault(warning));

function* inspectFile({ file, items }: FileReading): Generator<Inspection> {
  let warnings: string[] = [];
  let isEmpty = true;
  for (const item of items) {
    if ("warning" in item) warnings.push(describeWarning(item));
    else {
      yield inspectItem(item, warnings);
      warnings = [];
      isEmpty = false;
    }
  }
  if (isEmpty || warnings.length > 0) yield { file, line: null, skipped: "holds no article", warnings };
}

/** Why a file that is asked for is not among those of its corpus. */
const HIDDEN =
  "is not read: its name or that of a folder above it begins with a dot, or is node_modules or bower_components";

/** Why a file that is asked for has nothing to tell of: only settings in which nothing is wrong are passed over in silence. */
const SETTINGS = "holds settings of the corpus, in which nothing is wrong";

/** Reads articles as the build does, one after another, and gives what becomes of each file, in the order of their paths. */
export function* inspectPart({ folder: { files, passedOver }, only }: InspectedPart): Generator<Inspection> {
  const passed = passedOver.filter(({ file }) => only === null || only === file);
  for (const { file, line, warning } of passed) yield { file, line, skipped: warning, warnings: [] };
  if (only !== null && passed.length > 0) return;
  if (only !== null && files.every(({ path }) => path !== only))
    return yield { file: only, line: null, skipped: HIDDEN, warnings: [] };
  let isEmpty = true;
  let isSilent = true;
  for (const reading of readFiles(files, only))
    for (const inspection of inspectFile(reading)) {
      isEmpty &&= "skipped" in inspection;
      isSilent = false;
      yield inspection;
    }
  if (isSilent && only !== null) yield { file: only, line: null, skipped: SETTINGS, warnings: [] };
  if (isEmpty && only === null) yield { file: NO_ARTICLE.file, line: null, fault: NO_ARTICLE.message, warnings: [] };
}
