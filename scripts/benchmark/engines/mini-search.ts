import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SearchOptions } from "minisearch";
import { type Engine, keptAsText, TEXT_FILE } from "../engine.ts";
import { importPeer } from "../peers/peers.ts";
import type { QueryKind } from "../queries.ts";

const { default: MiniSearch } = await importPeer<typeof import("minisearch")>("minisearch");

const OPTIONS = { fields: ["title", "text"] };

/** For a phrase it can only require all of its words. */
const MEANS: Partial<Record<QueryKind, SearchOptions>> = {
  phrase: { combineWith: "AND" },
  prefix: { prefix: true },
  typo: { fuzzy: 0.2 },
};

/** Characters of a piece, nearly all of one byte: Cloudflare takes no asset over 25 MiB. */
const PIECE_LENGTH = 20 * 1024 * 1024;

/** MiniSearch with its default options, kept as its JSON. */
export const miniSearch: Engine = {
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
  requests: ["GET /search"],
  deploy(folder, assets) {
    const json = readFileSync(join(folder, TEXT_FILE), "utf8");
    mkdirSync(assets, { recursive: true });
    for (let piece = 0; piece * PIECE_LENGTH < json.length; piece++)
      writeFileSync(join(assets, `${piece}`), json.slice(piece * PIECE_LENGTH, (piece + 1) * PIECE_LENGTH));
    return { config: resolve(import.meta.dirname, "../peers/wrangler.toml"), assets };
  },
};
