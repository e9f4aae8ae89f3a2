import { execSync, spawnSync } from "node:child_process";

const FOLDER = import.meta.dirname;

/** Installs the packages that this folder pins unless they are there; says so, since it takes a while. */
export function installPeers(): void {
  if (spawnSync("npm ls", { cwd: FOLDER, shell: true }).status === 0) return;
  console.error(`Installing the other engines and the text in ${FOLDER}: npm ci`);
  const command = "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error";
  execSync(command, { cwd: FOLDER, stdio: ["ignore", "ignore", "inherit"] });
}

/** Imports a package of this folder as what the benchmark uses of it: types come only with the packages, if at all. */
export async function importPeer<T>(name: string): Promise<T> {
  return import(name);
}
