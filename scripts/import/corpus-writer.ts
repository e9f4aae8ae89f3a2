import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { addHash, makeSlug } from "../../src/corpus/metadata/make-article-id.ts";
import { digest } from "../../src/text/digest.ts";

/** What became of a page that was imported. */
export interface WrittenPage {
  /** Path of its file in the corpus. */
  file: string;
  outcome: "wrote" | "updated" | "unchanged";
}

/** Longest name of a file, in bytes: file systems take 255, with the extension and a hash. */
const MAX_NAME = 200;

/** Hexadecimal digits that tell whether a file was changed by hand. */
const DIGEST_LENGTH = 10;

/** Parameters with which links are counted; they change nothing of a page. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id)$/i;

/** Gives an address without what does not tell its page from others: the fragment, and parameters that count clicks. */
export function cleanAddress(address: URL): URL {
  const url = new URL(address);
  url.hash = "";
  for (const key of [...url.searchParams.keys()]) if (TRACKING.test(key)) url.searchParams.delete(key);
  return url;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `example.org/2024-05-01-feeding-hens` for `https://example.org/2024/05/01/feeding-hens/?page=2`, less what is too long. */
function nameOf({ host, pathname, search, href }: URL): string {
  const parameters = decodePath(search).replace(/[?&=]+/g, "-");
  const slug = makeSlug(decodePath(pathname) + parameters) || "index";
  let name = slug.slice(0, MAX_NAME).toWellFormed();
  while (Buffer.byteLength(name) > MAX_NAME) name = Array.from(name).slice(0, -1).join("");
  const folder = host.replace(/[^\p{L}\p{N}.]+/gu, "-").replace(/^[.-]+/, "");
  return `${folder}/${name === slug ? name : addHash(name, href)}`;
}

/** The line below the first `---` of an imported file. */
const MARK = /^---\n# Imported from (\S+) \((\w+)\)[^\n]*\n/;

function formatFile(url: URL, page: string): string {
  const mark = `# Imported from ${url.href} (${digest(page, DIGEST_LENGTH)})`;
  return `---\n${mark}. Importing it again replaces this file unless it was changed.\n${page}`;
}

/** Git may write line ends as its system has them. */
const readText = (path: string) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");

/** What is at the place of a file: nothing, what was imported from an address, as it was or changed, or another article. */
function inspectPlace(path: string, url: URL): "free" | "same" | "changed" | "other" {
  if (!existsSync(path)) return "free";
  const text = readText(path);
  const [mark = "", address, hash] = MARK.exec(text) ?? [];
  if (address !== url.href) return "other";
  return digest(text.slice(mark.length), DIGEST_LENGTH) === hash ? "same" : "changed";
}

/** A file cannot be written; no other would be. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/** Writes a file whole or not at all. Throws a {@link WriteError}. */
function replaceFile(path: string, content: string): void {
  // A name that begins with a dot is no article, should this end before it is moved.
  const unfinished = join(dirname(path), `.${basename(path)}-${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished);
    throw new WriteError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** Puts imported articles into the folder of a corpus. */
export class CorpusWriter {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Finds the file of an address: named after it, with a hash where another article has that name. */
  findFile(url: URL): string {
    const name = nameOf(url);
    const files = [`${name}.md`, `${addHash(name, url.href)}.md`];
    const file = files.find((one) => inspectPlace(join(this.#folder, one), url) !== "other");
    if (file === undefined) throw new Error(`would take the place of another article, ${files.join(" or ")}`);
    return file;
  }

  /** Tells whether an address was imported before. */
  hasPage(url: URL): boolean {
    return existsSync(join(this.#folder, this.findFile(url)));
  }

  /**
   * Writes a page to its {@link findFile file}, whole or not at all. Throws an Error, whose message goes on from the address,
   * where its file was changed since it was imported; a {@link WriteError} where no file can be written.
   */
  write(url: URL, page: string): WrittenPage {
    const file = this.findFile(url);
    const path = join(this.#folder, file);
    const place = inspectPlace(path, url);
    const content = formatFile(url, page);
    if (place === "changed")
      throw new Error(`is in ${file}, which was changed since it was imported and stays as it is`);
    if (place === "same" && readText(path) === content) return { file, outcome: "unchanged" };
    replaceFile(path, content);
    return { file, outcome: place === "same" ? "updated" : "wrote" };
  }
}
