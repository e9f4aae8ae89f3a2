import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPeer } from "../peers/import-peer.ts";
import { passagesOf, type System } from "../system.ts";

interface Passage {
  id: string;
  title: string;
  text: string;
}

/** What is used of the package `@orama/orama`; what it makes is handed back to it unread. */
interface Package {
  create(options: { schema: Readonly<Record<string, "string">> }): unknown;
  insertMultiple(orama: unknown, passages: readonly Passage[]): unknown;
  save(orama: unknown): unknown;
  load(orama: unknown, saved: unknown): void;
  search(
    orama: unknown,
    query: { term: string; limit: number; exact?: boolean; tolerance?: number },
  ): { hits: { id: string }[] } | Promise<{ hits: { id: string }[] }>;
}

const FILE = "index.json";
const SCHEMA = { schema: { title: "string", text: "string" } } as const;

/** Orama with its default options, kept as its JSON, which holds the passages too. Every word of a query is a prefix. */
export async function orama(): Promise<System> {
  const { create, insertMultiple, load, save, search } = await importPeer<Package>("@orama/orama");
  return {
    async build(articles, folder) {
      const orama = create(SCHEMA);
      const passages = Array.from(passagesOf(articles), ({ id, title, text }) => ({ id: `${id}`, title, text }));
      await insertMultiple(orama, passages);
      writeFileSync(join(folder, FILE), JSON.stringify(save(orama)));
    },
    isPreloaded: () => true,
    async open(files) {
      const orama = create(SCHEMA);
      load(orama, JSON.parse(new TextDecoder().decode(files.preloaded(FILE))));
      return {
        async search({ kind, text }, limit) {
          const means = kind === "phrase" ? { exact: true } : kind === "typo" ? { tolerance: 1 } : {};
          const { hits } = await search(orama, { term: text, limit, ...means });
          return hits.map(({ id }) => Number(id));
        },
      };
    },
  };
}
