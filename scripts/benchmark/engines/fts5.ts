import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Engine, passagesOf } from "../engine.ts";
import type { BenchmarkQuery } from "../queries.ts";

const FILE = "index.sqlite";
const BEST = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?";

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
    const select = new DatabaseSync(join(folder, FILE), { readOnly: true }).prepare(BEST);
    return (query, limit) => select.all(toMatch(query), limit).map(({ rowid }) => Number(rowid));
  },
};
