import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const FOLDER = join(import.meta.dirname, "peers");

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const Installed = z.object({ version: z.string() });

/** The version of a package that is installed; `null` when it is not. */
function installedVersion(name: string): string | null {
  const path = join(FOLDER, "node_modules", name, "package.json");
  return existsSync(path) ? Installed.parse(JSON.parse(readFileSync(path, "utf8"))).version : null;
}

/** Gives the packages that are measured against, and their versions as pinned. */
export function peerVersions(): Record<string, string> {
  return Manifest.parse(JSON.parse(readFileSync(join(FOLDER, "package.json"), "utf8"))).dependencies;
}

/** Installs what the benchmark needs beside the project, unless it is there; says so, since it takes a while. */
export function installPeers(log: (message: string) => void): void {
  const isComplete = Object.entries(peerVersions()).every(([name, version]) => installedVersion(name) === version);
  if (isComplete) return;
  log(`Installing what is measured against, and the text, in ${FOLDER}: npm ci`);
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm names itself to what it runs; on Windows it could not be started by its name alone.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, ...options]] : ["npm", options];
  execFileSync(command, args, { cwd: FOLDER, stdio: ["ignore", "ignore", "inherit"] });
}
