import type { Command } from "commander";
import { CorpusError } from "../src/corpus/fault.ts";

/** Says what went wrong as its user needs it: the faults of a corpus one a line, an Error's own sentence. */
export function describeFailure(error: unknown): string {
  if (error instanceof CorpusError)
    return `The corpus has ${error.faults.length === 1 ? "a fault" : `${error.faults.length} faults`}:\n${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

/** Runs a command of the terminal; a failure is one message on stderr and exit code 1. */
export async function runCommand(command: Command): Promise<void> {
  try {
    await command.parseAsync();
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  }
}
