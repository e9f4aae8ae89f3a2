import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Judgements } from "./metrics.ts";

/** A judged query. */
export interface Topic {
  id: string;
  query: string;
  judgements: Judgements;
}

const Id = z.union([z.string(), z.number()]).transform(String);
const QueryLine = z.object({ _id: Id, text: z.string() });

const QRELS_FILES = ["qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv"];

function readQrels(folder: string): Map<string, Map<string, number>> {
  const file = QRELS_FILES.map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`There are no judgements in ${folder}, wanted one of ${QRELS_FILES.join(", ")}`);
  const qrels = new Map<string, Map<string, number>>();
  const [, ...rows] = readFileSync(file, "utf8").split(/\r?\n/);
  for (const [number, row] of rows.entries()) {
    if (row.trim() === "") continue;
    const [topic, document, grade] = row.split("\t");
    if (!topic || !document || Number.isNaN(Number(grade))) {
      throw new Error(
        `${file}:${number + 2}: was ${JSON.stringify(row)}, wanted query-id, corpus-id and score, parted by tabs`,
      );
    }
    const judgements = qrels.get(topic) ?? new Map();
    qrels.set(topic, judgements.set(document, Number(grade)));
  }
  return qrels;
}

/** Reads the topics of a collection in BEIR layout that have a relevant document. Throws an Error that names the file and line at fault. */
export function readTopics(folder: string): Topic[] {
  const file = join(folder, "queries.jsonl");
  if (!existsSync(file)) throw new Error(`There is no ${file}, wanted a folder in BEIR layout`);
  const qrels = readQrels(folder);
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const queries = lines.map((line) => QueryLine.parse(JSON.parse(line)));
  return queries.flatMap(({ _id, text }) => {
    const judgements = qrels.get(_id);
    const isJudged = judgements && [...judgements.values()].some((grade) => grade > 0);
    return isJudged ? [{ id: _id, query: text, judgements }] : [];
  });
}
