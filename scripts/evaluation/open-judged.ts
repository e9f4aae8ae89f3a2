import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { openCorpus } from "../index-corpus.ts";
import { readFolder } from "../read-folder.ts";
import { RecordId, readRecords } from "./read-records.ts";

/** An index to be measured, with the ids by which judgements know each of its articles and its copies, in the order of their numbers. */
export interface JudgedIndex {
  index: PassageIndex;
  ids: readonly (readonly string[])[];
}

type IdOf = (article: Pick<PreparedArticle, "origin" | "record">) => string;

const Document = z.object({ _id: RecordId });

/** Takes down each article by its id as it goes by. */
function* tellIds(
  articles: Iterable<PreparedArticle>,
  idOf: IdOf,
  ids: Map<string, string[]>,
): Generator<PreparedArticle> {
  for (const article of articles) {
    ids.set(article.record.id, [idOf(article)]);
    yield article;
  }
}

async function openPath(path: string, idOf: IdOf): Promise<JudgedIndex> {
  const { name, files } = readFolder(path);
  const corpus = readCorpus(files);
  const ids = new Map<string, string[]>();
  const index = await openCorpus({ ...corpus, articles: tellIds(corpus.articles, idOf, ids) }, name);
  for (const copy of corpus.copies) ids.get(copy.of)?.push(idOf(copy));
  return { index, ids: [...ids.values()] };
}

/**
 * Builds the index of a collection's `corpus.jsonl` in memory. Its documents keep the `_id` that they have there, where
 * an article's id may be another, made to be read in an address. Throws an Error that names the lines at fault.
 */
export async function openDocuments(folder: string): Promise<JudgedIndex> {
  const file = join(folder, "corpus.jsonl");
  if (!existsSync(file))
    throw new Error(`There is no ${file}, wanted one, or --corpus and the articles that are judged`);
  const byLine = new Map(readRecords(file, Document).map(({ record, line }) => [line.number, record._id]));
  return openPath(file, ({ origin, record }) => byLine.get(origin.line ?? 0) ?? record.id);
}

/** Builds the index of articles in memory, their settings with them, as `build` does. Judgements know them by article id. */
export function openArticles(path: string): Promise<JudgedIndex> {
  return openPath(path, ({ record }) => record.id);
}
