import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Characters of a piece: Cloudflare takes no asset over 25 MiB, and hardly any of these takes more than a byte. */
const PIECE_LENGTH = 20 * 1024 * 1024;

const WORKER = resolve(import.meta.dirname, "../peers/mini-search-worker.mjs");

/** A Worker as it can be started: its configuration, and the folder of its assets. */
export interface WorkerFiles {
  config: string;
  assets: string;
}

/** Writes what the Worker over MiniSearch's JSON needs to `folder`: the JSON in pieces, and a configuration. */
export function writeMiniSearchAssets(json: string, folder: string, compatibilityDate: string): WorkerFiles {
  const text = readFileSync(json, "utf8");
  const assets = join(folder, "assets");
  mkdirSync(assets, { recursive: true });
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PIECE_LENGTH) {
    const name = `piece-${pieces.length}.json`;
    writeFileSync(join(assets, name), text.slice(at, at + PIECE_LENGTH));
    pieces.push(name);
  }
  writeFileSync(join(assets, "pieces.json"), JSON.stringify(pieces));
  const config = join(folder, "wrangler.json");
  const assetSettings = { directory: assets, binding: "ASSETS", html_handling: "none", run_worker_first: true };
  writeFileSync(
    config,
    JSON.stringify({
      name: "mini-search",
      main: WORKER,
      compatibility_date: compatibilityDate,
      minify: true,
      assets: assetSettings,
    }),
  );
  return { config, assets };
}
