import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SearchOptions } from "minisearch";
import { importPeer } from "../peers/peers.ts";
import { keptAsText, type QueryKind, type System, TEXT_FILE } from "../system.ts";

const { default: MiniSearch } = await importPeer<typeof import("minisearch")>("minisearch");

const OPTIONS = { fields: ["title", "text"] };

/** Of a phrase it can only ask for all of the words. */
const MEANS: Partial<Record<QueryKind, SearchOptions>> = {
  phrase: { combineWith: "AND" },
  prefix: { prefix: true },
  typo: { fuzzy: 0.2 },
};

/** Characters of a piece: Cloudflare takes no asset over 25 MiB, and hardly any of these takes more than a byte. */
const PIECE_LENGTH = 20 * 1024 * 1024;

/** MiniSearch with its default options, kept as its JSON. */
export const miniSearch: System = {
  title: "MiniSearch",
  holds: "nothing",
  means: "`prefix`, `fuzzy: 0.2`; no phrases (`AND` instead)",
  ...keptAsText({
    write(passages) {
      const index = new MiniSearch(OPTIONS);
      index.addAll([...passages]);
      return JSON.stringify(index);
    },
    read(json) {
      const index = MiniSearch.loadJSON(json, OPTIONS);
      return ({ kind, text }, limit) => {
        const found = index.search(text, MEANS[kind]).slice(0, limit);
        return found.map(({ id }) => id);
      };
    },
  }),
  makeWorker(folder, assets) {
    const json = readFileSync(join(folder, TEXT_FILE), "utf8");
    const pieces = Array.from({ length: Math.ceil(json.length / PIECE_LENGTH) }, (_, at) =>
      json.slice(at * PIECE_LENGTH, (at + 1) * PIECE_LENGTH),
    );
    mkdirSync(assets, { recursive: true });
    for (const [at, piece] of pieces.entries()) writeFileSync(join(assets, `piece-${at}.json`), piece);
    writeFileSync(join(assets, "pieces.json"), JSON.stringify(pieces.map((_, at) => `piece-${at}.json`)));
    return { config: resolve(import.meta.dirname, "../peers/wrangler.toml"), assets };
  },
};
