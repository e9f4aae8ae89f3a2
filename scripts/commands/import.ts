import { Command, InvalidArgumentError } from "commander";
import { formatCount } from "../../src/text/format-count.ts";
import { printableLine } from "../../src/text/printable.ts";
import { type ImportedPage, Importer } from "../import/importer.ts";
import { DEFAULT_CORPUS } from "../locate-state.ts";

interface CommandOptions {
  corpus: string;
  feed?: boolean;
  limit: number;
  pause: number;
  timeout: number;
  maxBytes: number;
  allowPrivate?: boolean;
}

function parseSeconds(text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!(value >= 0 && value <= 3_600)) throw new InvalidArgumentError("Wanted a number of seconds from 0 to 3600.");
  return value;
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,11}$/.test(text)) throw new InvalidArgumentError("Wanted a whole number from 1.");
  return Number(text);
}

const VERBS = { wrote: "Wrote", updated: "Updated", unchanged: "Left as it was" } as const;

function print(page: ImportedPage): void {
  if ("reason" in page) console.error(printableLine(`Skipped ${page.address}: ${page.reason}`));
  else
    console.log(
      printableLine(`${VERBS[page.outcome]} ${page.file}: ${page.address}${page.note ? `, ${page.note}` : ""}`),
    );
}

async function importAddresses(addresses: string[], options: CommandOptions): Promise<void> {
  const { corpus, limit, maxBytes, feed: isFeed = false, allowPrivate = false } = options;
  const [pause, timeout] = [options.pause * 1_000, options.timeout * 1_000];
  const importer = new Importer({ corpus, limit, maxBytes, isFeed, allowPrivate, pause, timeout });
  const counts = { wrote: 0, updated: 0, unchanged: 0, skipped: 0 };
  for (const address of addresses) {
    const before = counts.skipped;
    let isImported = false;
    for await (const page of importer.import(address)) {
      print(page);
      counts["reason" in page ? "skipped" : page.outcome] += 1;
      isImported ||= !("reason" in page);
    }
    if (!isImported && counts.skipped > before) process.exitCode = 1;
  }
  const { wrote, updated, unchanged, skipped } = counts;
  console.log(
    printableLine(
      `${corpus}: ${formatCount(wrote, "page")} written, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped`,
    ),
  );
  if (importer.left > 0)
    console.log(`${formatCount(importer.left, "link")} not followed: --limit ${limit} was reached`);
}

const NOTES = `
Each page becomes a Markdown file with front matter, named after its address: example.org/2024-05-01-feeding-hens.md.
Importing an address again replaces its file, unless the file was changed since; no other file is ever replaced.
A feed's pages are read, and what the feed itself has of an article only where its page cannot be had.
Pages that robots.txt or the page itself closes to robots are skipped. The exit code is 1 when an address gives nothing.`;

/** Options and action. */
export const command = new Command()
  .argument("<address...>", "addresses of pages, feeds or sitemaps")
  .option("--corpus <folder>", "folder of articles to write to", DEFAULT_CORPUS)
  .option("--feed", "read the feed that a page names, instead of the page")
  .option("--limit <number>", "most pages to ask for", parseCount, 100)
  .option(
    "--pause <seconds>",
    "least time between two requests to a host; robots.txt may ask for more",
    parseSeconds,
    1,
  )
  .option("--timeout <seconds>", "longest time for a request", parseSeconds, 30)
  .option("--max-bytes <number>", "most bytes of a file", parseCount, 10_000_000)
  .option("--allow-private", "allow addresses that are not of the public internet, such as those of this machine")
  .addHelpText("after", NOTES)
  .action(importAddresses);
