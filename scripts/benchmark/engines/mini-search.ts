import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SearchOptions, SearchResult } from "minisearch";
import { createPeer, type Peer, TEXT_FILE } from "../create-peer.ts";
import { type Deployment, type Engine, passagesOf } from "../engine.ts";
import { makeAnswer } from "../peers/make-answer.ts";
import { makeSameAnswer } from "../peers/make-same-answer.ts";
import { importPeer } from "../peers/peers.ts";
import { type BenchmarkQuery, LIMIT } from "../queries.ts";
import { get, type MakeRequest, SEARCH } from "../requests.ts";

const { default: MiniSearch } = await importPeer<typeof import("minisearch")>("minisearch");

const OPTIONS = { fields: ["title", "text"] };

/** For a phrase it can only require all of its words. */
const MEANS: Partial<Record<BenchmarkQuery["kind"], SearchOptions>> = {
  phrase: { combineWith: "AND" },
  prefix: { prefix: true },
  typo: { fuzzy: 0.2 },
};

/** The file with the passages of the corpus, for a Worker that shows them. */
const PASSAGES_FILE = "passages.json";

/** Characters of a piece, nearly all of one byte: Cloudflare takes no asset over 25 MiB. */
const PIECE_LENGTH = 20 * 1024 * 1024;

/** Cuts files into assets for a Worker that knows them by these names. */
function deployPieces(folder: string, assets: string, files: readonly string[]): Deployment {
  mkdirSync(assets, { recursive: true });
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    for (let piece = 0; piece * PIECE_LENGTH < text.length; piece++)
      writeFileSync(join(assets, `${file}-${piece}`), text.slice(piece * PIECE_LENGTH, (piece + 1) * PIECE_LENGTH));
  }
  const peers = resolve(import.meta.dirname, "../peers");
  const search: MakeRequest = ({ kind, text }) =>
    get("/search", { q: text, options: JSON.stringify(MEANS[kind] ?? {}) });
  return {
    entry: join(peers, "mini-search-worker.mjs"),
    config: join(peers, "wrangler.toml"),
    assets,
    requests: { [SEARCH]: search },
  };
}

const PEER: Peer<SearchResult> = {
  write(passages) {
    const index = new MiniSearch(OPTIONS);
    index.addAll([...passages]);
    return JSON.stringify(index);
  },
  read(json) {
    const index = MiniSearch.loadJSON(json, OPTIONS);
    return {
      find: ({ kind, text }, limit) => index.search(text, MEANS[kind]).slice(0, limit),
      suggest: (start) => JSON.stringify(index.autoSuggest(start).slice(0, LIMIT)),
    };
  },
  show: (hits, _, passages) => makeAnswer(hits, passages),
  forms: ["as Markdown", "the page", "MCP search", "MCP concise", "MCP detailed"],
};

const kept = createPeer(PEER);

/** MiniSearch with its default options, kept as its JSON. Its Worker answers with numbers and scores alone. */
export const miniSearch: Engine = {
  ...kept,
  deploy: (folder, assets) => deployPieces(folder, assets, [TEXT_FILE]),
};

/** The same, which makes Pressmark's answer of what it finds. It opens and ranks as above. */
export const miniSearchSame: Engine = {
  ...createPeer<SearchResult>({
    write: PEER.write,
    read: async (json) => ({ find: (await PEER.read(json)).find }),
    show: (hits, { text }, passages) => makeSameAnswer(hits, passages, text),
  }),
  open: undefined,
};

/** The same with the passages beside it, for a Worker that shows and marks their texts. */
export const miniSearchMarked: Engine = {
  async build(articles, folder) {
    const all = [...articles];
    await kept.build(all, folder);
    const passages = Array.from(passagesOf(all), ({ title, text }) => ({ title, text }));
    writeFileSync(join(folder, PASSAGES_FILE), JSON.stringify(passages));
  },
  deploy: (folder, assets) => deployPieces(folder, assets, [TEXT_FILE, PASSAGES_FILE]),
};
