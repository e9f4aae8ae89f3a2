import type { PreparedArticle } from "../../src/corpus/article.ts";
import type { SourceFile } from "../../src/corpus/formats/format.ts";
import {
  describeFailure,
  type Found,
  type FoundArticle,
  type ReadingSettings,
  readFile,
} from "../../src/corpus/read-file.ts";
import { type AnalysedArticle, analyseArticle } from "../../src/index/build/analyse-article.ts";

/** What is found in a file or a part of it, ready for the index; plain data. */
export type Reading = Found<AnalysedArticle>[];

function analyseSafely(found: FoundArticle<PreparedArticle>): FoundArticle<AnalysedArticle> {
  const { article } = found;
  if (!("made" in article)) return { ...found, article };
  try {
    return { ...found, article: { made: analyseArticle(article.made) } };
  } catch (error) {
    return { ...found, article: describeFailure(found.origin, error) };
  }
}

/** Reads a file, or a part of one, as far as it depends on nothing else. */
export function readPart(part: SourceFile, settings: ReadingSettings): Reading {
  return Array.from(readFile(part, settings), (found) => ("article" in found ? analyseSafely(found) : found));
}
