import { execSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = import.meta.dirname;

/** The packages that this folder pins, with their versions. */
export const PEERS: Readonly<Record<string, string>> = readManifest(FOLDER).dependencies;

function readManifest(folder: string): { version: string; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** Installs the packages of this folder unless they are there; says so, since it takes a while. */
export function installPeers(): void {
  const isInstalled = Object.entries(PEERS).every(([name, version]) => {
    const folder = join(FOLDER, "node_modules", name);
    return existsSync(folder) && readManifest(folder).version === version;
  });
  if (isInstalled) return;
  console.error(`Installing the other engines and the text in ${FOLDER}: npm ci`);
  const command = "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error";
  execSync(command, { cwd: FOLDER, stdio: ["ignore", "ignore", "inherit"] });
}

/** Imports a package of this folder as what is used of it: it has types only once it is installed, if at all. */
export async function importPeer<T>(name: string): Promise<T> {
  return import(name);
}
