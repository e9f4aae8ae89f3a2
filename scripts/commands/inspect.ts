import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { printable } from "../../src/text/printable.ts";
import { findPart, type InspectedPart, inspectPart } from "../inspect-files.ts";
import { DEFAULT_CORPUS } from "../locate-state.ts";
import { FOLLOW_LINKS } from "../read-folder.ts";

/** One JSON line for each inspection; a fault sets exit code 1. */
function* writeLines(parts: readonly InspectedPart[]): Generator<string> {
  for (const part of parts)
    for (const inspection of inspectPart(part)) {
      if ("fault" in inspection) process.exitCode = 1;
      // JSON leaves some characters that command a terminal as they are; what printable makes of them is JSON too.
      yield `${printable(JSON.stringify(inspection))}\n`;
    }
}

/** Tells whether whoever read the output has enough of it, as `head` has. */
const isEnough = (error: unknown) => error instanceof Error && "code" in error && error.code === "EPIPE";

async function inspect(
  paths: string[],
  { corpus, ...options }: { corpus: string; followLinks: boolean },
): Promise<void> {
  const parts = paths.map((path) => findPart(path, corpus, options));
  try {
    await pipeline(Readable.from(writeLines(parts), { highWaterMark: 1 }), process.stdout, { end: false });
  } catch (error) {
    if (!isEnough(error)) throw error;
  }
}

const OUTPUT = `
Prints one JSON object a line.
An article:          file, line, id, title, url, source, authors, published, lang, tags, aliases, summary, guessed, text,
                     passages, dropped, warnings
A file without one:  file, line, skipped (the reason), warnings
What stops a build:  file, line, fault, warnings; the exit code is 1

file      relative to the corpus; line is null for a whole file, the number of the line in a .jsonl file
id        as the build of the corpus gives it. A folder is a corpus. A file is one of the nearest folder above it that
          has a corpus.yaml or is --corpus; else it is a corpus by itself
guessed   names of the fields that the file does not give
text      what a reader sees, without markup, one line for each paragraph, list item and table row. Words are searched
          in it, passage by passage
passages  id, section (the headings above it) and text of each, in order
dropped   text and reason of each thing that was left out
warnings  as the build prints them`;

/** Options and action. */
export const command = new Command()
  .argument("<path...>", "folders of articles, or files")
  .option("--corpus <folder>", "folder that is built, for the ids of files in it", DEFAULT_CORPUS)
  .option("--follow-links", FOLLOW_LINKS, process.env.FOLLOW_LINKS === "1")
  .addHelpText("after", OUTPUT)
  .action(inspect);
