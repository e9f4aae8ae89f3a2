import type { Command } from "commander";
import { CorpusError } from "../src/corpus/fault.ts";
import { printable } from "../src/text/printable.ts";

/** Says what went wrong: the faults of a corpus one a line, or an Error's own sentence. */
export function describeFailure(error: unknown): string {
  if (error instanceof CorpusError)
    return `The corpus has ${error.faults.length === 1 ? "a fault" : `${error.faults.length} faults`}:\n${error.message}`;
  return printable(error instanceof Error ? error.message : String(error));
}

/** Runs a command of the terminal with arguments; on failure, prints one message on stderr and sets exit code 1. */
export async function runCommand(command: Command, args: readonly string[]): Promise<void> {
  try {
    await command.parseAsync(args, { from: "user" });
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  }
}
