import { createPeer } from "../create-peer.ts";
import { makeSnippet, urlOf } from "../peers/make-answer.ts";
import { importPeer } from "../peers/peers.ts";
import type { BenchmarkQuery } from "../queries.ts";

type Means = { exact?: boolean; tolerance?: number };

interface Hit {
  id: string;
  score: number;
  document: { title: string; text: string };
}

/** What is used of the packages. */
interface Package {
  create(options: { schema: { title: "string"; text: "string" } }): unknown;
  insertMultiple(orama: unknown, passages: readonly { id: string; title: string; text: string }[]): unknown;
  save(orama: unknown): unknown;
  load(orama: unknown, saved: unknown): void;
  search(orama: unknown, query: Means & { term: string; limit: number }): Promise<{ hits: Hit[] }>;
}
interface HighlightPackage {
  Highlight: new () => { highlight(text: string, term: string): { positions: { start: number; end: number }[] } };
}

const { create, insertMultiple, load, save, search } = await importPeer<Package>("@orama/orama");
const { Highlight } = await importPeer<HighlightPackage>("@orama/highlight");

const OPTIONS = { schema: { title: "string", text: "string" } } as const;

const MEANS: Partial<Record<BenchmarkQuery["kind"], Means>> = { phrase: { exact: true }, typo: { tolerance: 1 } };

/** Orama with its default options, kept as its JSON, which holds the passages too. Its own package marks them. */
export const orama = createPeer<Hit>({
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
    return { find: async ({ kind, text }, limit) => (await search(index, { term: text, limit, ...MEANS[kind] })).hits };
  },
  show(hits, query) {
    const shown = hits.map(({ id, score, document: { title, text } }) => {
      const highlights = new Highlight().highlight(text, query.text).positions;
      return { id, title, url: urlOf(Number(id)), score, text, snippet: makeSnippet(text, highlights), highlights };
    });
    return JSON.stringify({ hits: shown });
  },
});
