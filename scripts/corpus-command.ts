import { Command } from "commander";
import { DEFAULT_CORPUS, STATE_FOLDER } from "./locate-state.ts";

/** Creates a command on a corpus, which may be named as an argument or as an option. */
export function createCorpusCommand(): Command {
  return new Command()
    .argument("[corpus]", "folder of articles, or a .jsonl file")
    .option("--corpus <path>", "the same, named as an option", DEFAULT_CORPUS);
}

/** Creates such a command that builds the index too; `verb` says what it does to the folder of `--out`. */
export function createBuildCommand(verb = "build"): Command {
  const folder = `folder to ${verb} to (default: ${STATE_FOLDER} beside the articles)`;
  return createCorpusCommand().option("--out <folder>", folder);
}
