import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { formatCount } from "../../src/text/format-count.ts";
import type { Judgements } from "./metrics.ts";
import { type Qrels, readQrels } from "./read-qrels.ts";
import { RecordId, readRecords } from "./read-records.ts";

/** A judged query. */
export interface Topic {
  id: string;
  query: string;
  judgements: Judgements;
}

/** The topics that a ranking can be measured on. */
export interface JudgedTopics {
  /** At least one, in the order of the file; each has a relevant document. */
  topics: Topic[];
  /** What was left out, one sentence each. */
  notes: string[];
}

const Query = z.object({ _id: RecordId, text: z.string() });

const QRELS_FILES = ["qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv"];

function findQrels(folder: string): string {
  const file = QRELS_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!file) throw new Error(`There are no judgements in ${folder}, wanted one of ${QRELS_FILES.join(", ")}`);
  return file;
}

function hasRelevant(judgements: Judgements): boolean {
  return [...judgements.values()].some((grade) => grade > 0);
}

/** Says which judgements measure nothing. */
function noteUnused(qrels: Qrels, queries: ReadonlySet<string>): string[] {
  const judged = [...qrels].filter(([topic]) => queries.has(topic));
  const unknown = qrels.size - judged.length;
  const irrelevant = judged.filter(([, judgements]) => !hasRelevant(judgements)).length;
  return [
    ...(unknown > 0 ? [`Left out ${formatCount(unknown, "judged topic")} without a query in queries.jsonl`] : []),
    ...(irrelevant > 0 ? [`Left out ${formatCount(irrelevant, "judged topic")} without a relevant document`] : []),
  ];
}

/**
 * Reads the topics of a collection in BEIR layout that have a relevant document. Throws an Error that names the file and
 * line at fault, or that no topic has one: a mean over no topics is no number.
 */
export function readTopics(folder: string): JudgedTopics {
  const file = join(folder, "queries.jsonl");
  const queries = readRecords(file, Query).map(({ record }) => record);
  const qrelsFile = findQrels(folder);
  const qrels = readQrels(qrelsFile);
  const topics = queries.flatMap(({ _id, text }) => {
    const judgements = qrels.get(_id);
    return judgements && hasRelevant(judgements) ? [{ id: _id, query: text, judgements }] : [];
  });
  if (topics.length === 0)
    throw new Error(`No query of ${file} has a relevant document in ${qrelsFile}, wanted at least one`);
  return { topics, notes: noteUnused(qrels, new Set(queries.map(({ _id }) => _id))) };
}
