import { type Engine, keptAsText } from "../engine.ts";
import { importPeer } from "../peers/peers.ts";
import type { QueryKind } from "../queries.ts";

type Means = { exact?: boolean; tolerance?: number };

/** What is used of the package. */
interface Package {
  create(options: { schema: { title: "string"; text: "string" } }): unknown;
  insertMultiple(orama: unknown, passages: readonly { id: string; title: string; text: string }[]): unknown;
  save(orama: unknown): unknown;
  load(orama: unknown, saved: unknown): void;
  search(orama: unknown, query: Means & { term: string; limit: number }): Promise<{ hits: { id: string }[] }>;
}

const { create, insertMultiple, load, save, search } = await importPeer<Package>("@orama/orama");

const OPTIONS = { schema: { title: "string", text: "string" } } as const;

const MEANS: Partial<Record<QueryKind, Means>> = { phrase: { exact: true }, typo: { tolerance: 1 } };

/** Orama with its default options, kept as its JSON, which holds the passages too. */
export const orama: Engine = {
  ...keptAsText({
    async write(passages) {
      const index = create(OPTIONS);
      await insertMultiple(
        index,
        Array.from(passages, (passage) => ({ ...passage, id: `${passage.id}` })),
      );
      return JSON.stringify(save(index));
    },
    read(json) {
      const index = create(OPTIONS);
      load(index, JSON.parse(json));
      return async ({ kind, text }, limit) => {
        const { hits } = await search(index, { term: text, limit, ...MEANS[kind] });
        return hits.map(({ id }) => Number(id));
      };
    },
  }),
};
