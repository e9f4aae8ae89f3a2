import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type BenchmarkQuery, passagesOf, type System } from "../system.ts";

const FILE = "index.sqlite";

/** Words are OR-ed, as the others do. Misspelt words it does not have: they are asked for as they are. */
function toMatch({ kind, text }: BenchmarkQuery): string {
  const words = (text.match(/\p{L}+/gu) ?? []).map((word) => `"${word}"`);
  if (kind === "phrase") return words.join(" + ");
  if (kind === "prefix") return words.map((word) => `${word}*`).join(" OR ");
  return words.join(" OR ");
}

/** SQLite's FTS5 with its default options, a file on disk, read as it is asked. */
export async function fts5(): Promise<System> {
  return {
    hidesMemory: true,
    async build(articles, folder) {
      const database = new DatabaseSync(join(folder, FILE));
      database.exec("CREATE VIRTUAL TABLE passages USING fts5(title, text)");
      const insert = database.prepare("INSERT INTO passages(rowid, title, text) VALUES (?, ?, ?)");
      database.exec("BEGIN");
      for (const { id, title, text } of passagesOf(articles)) insert.run(id, title, text);
      database.exec("COMMIT");
      database.close();
    },
    isPreloaded: () => false,
    async open({ folder }) {
      const database = new DatabaseSync(join(folder, FILE), { readOnly: true });
      const select = database.prepare(
        "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?",
      );
      return {
        search: (query, limit) => select.all(toMatch(query), limit).map(({ rowid }) => Number(rowid)),
      };
    },
  };
}
