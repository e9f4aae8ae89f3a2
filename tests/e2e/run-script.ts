import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The folder of this project. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** What `npm run` runs, by the name of the script. */
const COMMANDS: Record<string, string> = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")).scripts;

/** What a command of the terminal said, and how it ended. */
export interface Finished {
  /** Exit code, or null when a signal ended it. */
  code: unknown;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  /** What is typed into it. */
  input?: string;
  /** Variables beside those of this process; undefined takes one away. */
  env?: NodeJS.ProcessEnv;
}

/** Runs one of this project's scripts as `npm run` does, or a command that has no script, and waits for its end. */
export async function runScript(
  [script, ...args]: [string, ...string[]],
  { input = "", env = {} }: RunOptions = {},
): Promise<Finished> {
  const command = COMMANDS[script]?.split(" ").slice(1) ?? ["scripts/pressmark.ts", script];
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: PROJECT,
    env: { ...process.env, CORPUS: undefined, ...env },
  });
  const exit = once(child, "exit");
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
}
