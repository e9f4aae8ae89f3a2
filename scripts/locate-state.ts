import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { CorpusSettings, SETTINGS_FILE } from "../src/corpus/corpus-settings.ts";
import { replaceFile } from "./replace-file.ts";
import { makeFolder, writing } from "./write-error.ts";

/** Name of the folder for what is made of a corpus. It begins with a dot, so no build reads it as articles. */
export const STATE_FOLDER = ".pressmark";

/** Name, in that folder, of the JSON Schema of the settings, for editors. */
export const SCHEMA_FILE = "corpus.schema.json";

/** Where what is made of a corpus lies. All of it can be deleted: the next build makes it again. */
export interface State {
  /** Folder of everything that is not served. */
  folder: string;
  /** Folder of what is served: the index, and the files of the page. */
  site: string;
  /** Folder of what was read of articles. */
  cache: string;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Locates what is made of a corpus: beside its articles, so that no two corpora share anything. `out` is a folder for what is served. */
export function locateState(corpus: string, out?: string): State {
  const folder = isFolder(corpus) ? join(corpus, STATE_FOLDER) : join(dirname(corpus), STATE_FOLDER, basename(corpus));
  return { folder, site: out ?? join(folder, "site"), cache: join(folder, "cache") };
}

/** The JSON Schema of the settings. It lets no other key be, so that an editor marks one that is misspelt. */
function formatSchema(): string {
  const schema = z.toJSONSchema(CorpusSettings, { io: "input", unrepresentable: "any" });
  return `${JSON.stringify({ ...schema, additionalProperties: false }, null, 2)}\n`;
}

/** Makes the folder of what is not served, which git ignores. Throws a WriteError that names it when it cannot. */
export function makeStateFolder({ folder }: Pick<State, "folder">): void {
  makeFolder(folder);
  writing(folder, () => {
    writeFileSync(join(folder, ".gitignore"), "*\n");
    writeFileSync(join(folder, SCHEMA_FILE), formatSchema());
  });
}

/** Name, in that folder, of the list of articles with their files. */
const FILE_LIST = "files.json";

const FileList = z.record(z.string(), z.string());

/** Writes which file each article is in, by its id. A server may be reading the list. It is of use only on this machine, so that it may be missing. */
export function writeFileList({ folder }: State, files: ReadonlyMap<string, string>): void {
  try {
    replaceFile(join(folder, FILE_LIST), JSON.stringify(Object.fromEntries(files)));
  } catch {}
}

/** Reads the address of each article's file on this machine, by the article's id; none of them where there is no list. */
export function readFileAddresses(corpus: string, { folder }: State): Map<string, string> {
  try {
    const list = FileList.parse(JSON.parse(readFileSync(join(folder, FILE_LIST), "utf8")));
    const root = isFolder(corpus) ? corpus : dirname(corpus);
    return new Map(Object.entries(list).map(([id, file]) => [id, pathToFileURL(join(root, file)).href]));
  } catch {
    return new Map();
  }
}

/**
 * The corpus of a command that names none: that of the variable CORPUS, else the folder that the command runs in if it has
 * settings, else its folder `corpus`.
 */
export const DEFAULT_CORPUS = process.env.CORPUS || (existsSync(SETTINGS_FILE) ? "." : "corpus");
