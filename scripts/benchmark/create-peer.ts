import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { type BenchmarkPassage, type Engine, passagesOf, type Service } from "./engine.ts";
import { ALL_KINDS, type BenchmarkQuery, LIMIT } from "./queries.ts";
import { get, type MakeRequest, SEARCH } from "./requests.ts";

/** The file of an index that is one text. */
export const TEXT_FILE = "index.json";

type Maybe<T> = T | Promise<T>;

/** Makes the JSON of an answer to a query. */
type Answer = (query: BenchmarkQuery) => Maybe<string>;

/** What an engine answers in this process. */
interface Answers {
  search: Answer;
  suggest?: Answer | undefined;
  /** Names of this project's other forms of an answer, with which its search is compared. */
  forms?: readonly string[] | undefined;
}

/** Serves answers through a Hono app, as this project does. A query comes with its kind, for which an engine has its own options. */
export function serveAnswers({ search, suggest, forms = [] }: Answers): Service {
  const app = new Hono();
  const serve = (path: string, answer: Answer) =>
    app.get(path, async ({ req, body }) => {
      const { q: text = "", kind: given } = req.query();
      const kind = ALL_KINDS.find((one) => one === given) ?? "question";
      return body(await answer({ kind, text }), 200, { "content-type": "application/json" });
    });
  serve("/search", search);
  if (suggest) serve("/suggest", suggest);
  const makeSearch: MakeRequest = ({ kind, text }) => get("/search", { q: text, kind });
  const makeSuggest: MakeRequest = ({ text }) => get("/suggest", { q: text.slice(0, 5) });
  return {
    send: (...sent) => app.request(...sent),
    requests: {
      ...Object.fromEntries([SEARCH, ...forms].map((name) => [name, makeSearch])),
      ...(suggest && { "/suggest": makeSuggest }),
    },
  };
}

/** An index that is open: finds at most `limit` hits, best first. */
interface OpenedPeer<Hit> {
  find(query: BenchmarkQuery, limit: number): Maybe<readonly Hit[]>;
  suggest?(start: string): string;
}

/** An engine that keeps its index as one text. */
export interface Peer<Hit> extends Pick<Answers, "forms"> {
  write(passages: Iterable<BenchmarkPassage>): Maybe<string>;
  read(text: string): Maybe<OpenedPeer<Hit>>;
  /** Makes the JSON that shows hits; left out by an engine that is only asked to rank. */
  show?(hits: readonly Hit[], query: BenchmarkQuery, passages: readonly BenchmarkPassage[]): string;
}

/** Makes an engine of what its package does: builds, ranks and answers. */
export function createPeer<Hit extends { id: string | number }>({ write, read, show, forms }: Peer<Hit>): Engine {
  const open = async (folder: string) => read(readFileSync(join(folder, TEXT_FILE), "utf8"));
  return {
    async build(articles, folder) {
      writeFileSync(join(folder, TEXT_FILE), await write(passagesOf(articles)));
    },
    async open(folder) {
      const { find } = await open(folder);
      return async (query, limit) => (await find(query, limit)).map(({ id }) => Number(id));
    },
    ...(show && {
      async serve(folder: string, readPassages: () => BenchmarkPassage[]) {
        const passages = readPassages();
        const { find, suggest } = await open(folder);
        return serveAnswers({
          search: async (query) => show(await find(query, LIMIT), query, passages),
          forms,
          suggest: suggest && (({ text }) => suggest(text)),
        });
      },
    }),
  };
}
