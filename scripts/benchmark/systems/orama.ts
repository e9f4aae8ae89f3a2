import { importPeer } from "../peers/peers.ts";
import { keptAsText, type QueryKind, type System } from "../system.ts";

type Means = { exact?: boolean; tolerance?: number };

/** What is used of the package; what it makes is handed back to it unread. */
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
export const orama: System = {
  title: "Orama",
  holds: "the passages' texts",
  means: "every word is a prefix, `tolerance: 1`, `exact` for phrases (all of the words)",
  ...keptAsText({
    async write(passages) {
      const index = create(OPTIONS);
      const given = Array.from(passages, (passage) => ({ ...passage, id: `${passage.id}` }));
      await insertMultiple(index, given);
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
