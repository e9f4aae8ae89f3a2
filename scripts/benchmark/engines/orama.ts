import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, keptAsText, TEXT_FILE } from "../engine.ts";
import { makeSnippet, urlOf } from "../peers/make-answer.ts";
import { importPeer } from "../peers/peers.ts";
import { type BenchmarkQuery, LIMIT } from "../queries.ts";
import { SEARCH } from "../requests.ts";

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

function openIndex(json: string): (query: BenchmarkQuery, limit: number) => Promise<Hit[]> {
  const index = create(OPTIONS);
  load(index, JSON.parse(json));
  return async ({ kind, text }, limit) => (await search(index, { term: text, limit, ...MEANS[kind] })).hits;
}

/** Makes a whole answer, marked by Orama's own package. */
function makeAnswer(hits: readonly Hit[], query: string): string {
  const shown = hits.map(({ id, score, document: { title, text } }) => {
    const highlights = new Highlight().highlight(text, query).positions;
    return { id, title, url: urlOf(Number(id)), score, text, snippet: makeSnippet(text, highlights), highlights };
  });
  return JSON.stringify({ hits: shown });
}

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
      const find = openIndex(json);
      return async (query, limit) => (await find(query, limit)).map(({ id }) => Number(id));
    },
  }),
  serve(folder) {
    const find = openIndex(readFileSync(join(folder, TEXT_FILE), "utf8"));
    return { [SEARCH]: async (query) => makeAnswer(await find(query, LIMIT), query.text) };
  },
};
