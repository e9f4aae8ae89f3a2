#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { Command } from "commander";
import type { CompletedCommand } from "./commands/completion.ts";
import { PACKAGE } from "./package-files.ts";
import { runCommand } from "./run-command.ts";

/** A command: what it does, in a line, and its options and action, loaded when it is called. */
interface Entry {
  does: string;
  load(): Promise<{ command: Command }>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  dev: {
    does: "Builds the index of a folder of articles and serves it, again after every change",
    load: () => import("./commands/dev.ts"),
  },
  build: {
    does: "Builds the index of a folder of articles",
    load: () => import("./commands/build.ts"),
  },
  init: {
    does: "Asks four questions about a folder of articles, and writes its corpus.yaml",
    load: () => import("./commands/init.ts"),
  },
  search: {
    does: "Searches a built index",
    load: () => import("./commands/search.ts"),
  },
  inspect: {
    does: "Shows how the build reads articles: what is searched, what is guessed, and what is left out and why",
    load: () => import("./commands/inspect.ts"),
  },
  import: {
    does: "Imports pages into a corpus: single ones, or those that a feed (RSS, Atom, JSON Feed) or a sitemap lists",
    load: () => import("./commands/import.ts"),
  },
  evaluate: {
    does: "Measures the ranking on a judged collection in BEIR layout (corpus.jsonl, queries.jsonl, qrels)",
    load: () => import("./commands/evaluate.ts"),
  },
  mcp: {
    does: "Serves the tools to an assistant on this machine, over stdio",
    load: () => import("./commands/mcp.ts"),
  },
  deploy: {
    does: "Builds the index of a folder of articles and deploys it to Cloudflare",
    load: () => import("./commands/deploy.ts"),
  },
  report: {
    does: "Sums up a log: requests, errors, what was not found, what was slow, what was asked",
    load: () => import("./commands/report.ts"),
  },
  keys: {
    does: "Makes keys that open a private corpus, and removes them",
    load: () => import("./commands/keys.ts"),
  },
  completion: {
    does: "Prints what a shell completes these commands by",
    load: async () => ({ command: (await import("./commands/completion.ts")).createCompletion(loadCommands) }),
  },
};

/** Every command with its options, and what it does. */
function loadCommands(): Promise<CompletedCommand[]> {
  const entries = Object.entries(COMMANDS).filter(([name]) => name !== "completion");
  return Promise.all(
    entries.map(async ([name, { does, load }]) => {
      const { command } = await load();
      return {
        name,
        does,
        options: command.options.map(({ long, description }) => ({ flag: long ?? "", does: description })),
      };
    }),
  );
}

function readPackageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  return String(version);
}

/** What `pressmark` says of itself; it refuses the name of a command that there is not. */
function createProgram(): Command {
  const program = new Command("pressmark")
    .description("Search over a folder of articles, for people, programs and AI assistants")
    .version(readPackageVersion())
    .usage("<folder> | <command> [options]")
    .addHelpText("after", "\npressmark FOLDER is pressmark dev FOLDER. Each command has a --help of its own.");
  for (const [name, { does }] of Object.entries(COMMANDS)) program.command(name).description(does);
  return program;
}

/** What is called, and with what: `help NAME` is `NAME --help`, and a folder alone is served. */
function readCall([first = "--help", ...rest]: readonly string[]): [string, ...string[]] {
  if (first === "help" && rest.length > 0) return [rest[0] ?? "", "--help"];
  // No command has a slash in its name: a folder was meant, even one that is not there.
  const isFolder = !first.startsWith("-") && (/[/\\]/.test(first) || existsSync(first));
  if (COMMANDS[first] === undefined && isFolder) return ["dev", first, ...rest];
  return [first, ...rest];
}

// Compiling, and taking the types off in a clone, is most of what a command takes to start.
enableCompileCache();
const [name, ...args] = readCall(process.argv.slice(2));
const entry = COMMANDS[name];
if (entry) {
  const { command } = await entry.load();
  await runCommand(command.name(`pressmark ${name}`).description(entry.does), args);
} else await runCommand(createProgram(), [name, ...args]);
