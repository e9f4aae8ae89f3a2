import type { WarningKind } from "../contract/corpus-document.ts";
import { printableLine } from "../text/printable.ts";

/** Where the owner finds something: a file, or a line of it. */
export interface Origin {
  /** Path as the owner sees it, relative to the corpus. */
  file: string;
  /** Line, from 1; `null` for the whole file. */
  line: number | null;
}

/** What would lose an article, or publish what its author held back: it stops the build. Says what is wanted instead. */
export interface Fault extends Origin {
  message: string;
}

/** What was dropped or guessed, and what is wanted instead. The build goes on. */
export interface Warning extends Origin {
  kind: WarningKind;
  warning: string;
}

/** Longest message that is printed, in UTF-16 code units: it may name a key as long as its file. */
const MAX_MESSAGE = 1_000;

/** Writes a fault on one line, as compilers do: `notes/a.md:3: published was …`. Safe to print, whatever the file says. */
export function formatFault({ file, line, message }: Fault): string {
  const said = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE).toWellFormed()}…` : message;
  return printableLine(`${file}${line === null ? "" : `:${line}`}: ${said}`);
}

/** Turns a warning into the fault that it is where an owner wants none. */
export function asFault({ file, line, warning }: Warning): Fault {
  return { file, line, message: warning };
}

/** Faults that are printed; more are only counted: a file can have a million lines that are not JSON. */
const MAX_FAULTS = 100;

/** A corpus that cannot be built; `faults` lists everything that is wrong with it, the message the first hundred. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const more = faults.length - MAX_FAULTS;
    const lines = faults.slice(0, MAX_FAULTS).map(formatFault);
    super((more > 0 ? [...lines, `  and ${more.toLocaleString("en")} more`] : lines).join("\n"));
    this.faults = faults;
  }
}
