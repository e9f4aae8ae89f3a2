#!/usr/bin/env node
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// What npm installs starts here, under whatever Node there is: nothing in this file may need more than Node 20.

/** The release of Node that the commands are written for. */
const NEEDED = 24;

const COMMANDS = fileURLToPath(new URL("./pressmark.js", import.meta.url));

/** Finds the Node that is installed beside the package; `null` where npm was not allowed to put it there. */
function findNode(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
  const path = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(path) ? path : null;
}

/** Runs a command under another Node, passes signals on, and ends as it does. */
function runUnder(node: string): void {
  const child = spawn(node, [COMMANDS, ...process.argv.slice(2)], { stdio: "inherit" });
  // The terminal sends Ctrl-C to both.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

const node = findNode();
if (Number.parseInt(process.versions.node, 10) >= NEEDED) await import(COMMANDS);
else if (node) runUnder(node);
else {
  console.error(
    `pressmark needs Node ${NEEDED}, and this is ${process.version}: update Node, or let npm run the install script of "node"`,
  );
  process.exitCode = 1;
}
