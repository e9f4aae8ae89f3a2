import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type ImportedPage, Importer, type ImportOptions } from "../../../scripts/import/importer.ts";

const OPTIONS: Omit<ImportOptions, "corpus"> = {
  limit: 100,
  isFeed: false,
  pause: 0,
  timeout: 10_000,
  maxBytes: 1_000_000,
  allowPrivate: true,
};

/** A folder for a corpus that is removed after the test. */
export function makeCorpus(): string {
  const corpus = mkdtempSync(join(tmpdir(), "import-"));
  onTestFinished(() => rmSync(corpus, { recursive: true }));
  return corpus;
}

/** What came of an import. */
export interface Imported {
  pages: ImportedPage[];
  left: number;
  /** The files of the corpus, by their paths; hidden ones too. */
  files: Record<string, string>;
}

/** Imports addresses into a corpus, without a pause, from this machine. */
export async function importPages(
  addresses: readonly string[],
  { corpus = makeCorpus(), ...options }: Partial<ImportOptions> = {},
): Promise<Imported> {
  const importer = new Importer({ ...OPTIONS, ...options, corpus });
  const pages: ImportedPage[] = [];
  for (const address of addresses) pages.push(...(await Array.fromAsync(importer.import(address))));
  const entries = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(corpus.length + 1), readFileSync(path, "utf8")];
  });
  return { pages, left: importer.left, files: Object.fromEntries(files) };
}

/** What an import said of each address, by its path: the reason for which it was skipped, or what was done. */
export function outcomesOf({ pages }: Imported): Record<string, string> {
  return Object.fromEntries(
    pages.map((page) => [
      URL.parse(page.address)?.pathname ?? page.address,
      "reason" in page ? page.reason : [page.outcome, ...(page.note ? [page.note] : [])].join(", "),
    ]),
  );
}
