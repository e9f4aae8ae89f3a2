import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { serveAnswers } from "../create-peer.ts";
import { type Engine, passagesOf } from "../engine.ts";
import { urlOf } from "../peers/make-answer.ts";
import { type BenchmarkQuery, LIMIT } from "../queries.ts";

const FILE = "index.sqlite";
const BEST = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?";

/** Everything that an answer shows; snippets of at most 40 tokens, about as long as those of the others. */
const SHOWN = `SELECT rowid AS id, title, -rank AS score, text,
  snippet(passages, 1, '<mark>', '</mark>', '…', 40) AS snippet, highlight(passages, 1, '<mark>', '</mark>') AS highlights
  FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?`;

function prepare(folder: string, statement: string) {
  return new DatabaseSync(join(folder, FILE), { readOnly: true }).prepare(statement);
}

/** Joins words by OR, as the other engines do. */
function toMatch({ kind, text }: BenchmarkQuery): string {
  const words = (text.match(/\p{L}+/gu) ?? []).map((word) => `"${word}"${kind === "prefix" ? "*" : ""}`);
  return words.join(kind === "phrase" ? " + " : " OR ");
}

/** SQLite's FTS5 with its default options, a file on disk that it reads as it is asked. It holds the passages too. */
export const fts5: Engine = {
  hidesMemory: true,
  build(articles, folder) {
    const database = new DatabaseSync(join(folder, FILE));
    database.exec("CREATE VIRTUAL TABLE passages USING fts5(title, text); BEGIN");
    const insert = database.prepare("INSERT INTO passages(rowid, title, text) VALUES (?, ?, ?)");
    for (const { id, title, text } of passagesOf(articles)) insert.run(id, title, text);
    database.exec("COMMIT");
    database.close();
  },
  open(folder) {
    const select = prepare(folder, BEST);
    return (query, limit) => select.all(toMatch(query), limit).map(({ rowid }) => Number(rowid));
  },
  serve(folder) {
    const select = prepare(folder, SHOWN);
    return serveAnswers({
      search(query) {
        const hits = select.all(toMatch(query), LIMIT).map((hit) => ({ ...hit, url: urlOf(Number(hit.id)) }));
        return JSON.stringify({ hits });
      },
    });
  },
};
