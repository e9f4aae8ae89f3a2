import { makePassageId, parseId, parsePassageId } from "../contract/article-id.ts";
import { LIMITS } from "../contract/limits.ts";
import { NotFoundError } from "../contract/request-errors.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { findNearest } from "../text/find-nearest.ts";

/** Gives the article ids most like one that does not exist, the nearest first. */
export function nearestArticles(index: PassageIndex, id: string): string[] {
  return findNearest(id, index.idsAround(id, LIMITS.comparedIds));
}

async function readHead(index: PassageIndex, id: string): Promise<ArticleHead | null> {
  const number = index.findArticle(id);
  if (number === null) return null;
  const [head = null] = await index.articles.readHeads([number]);
  return head;
}

/** Finds an article by an id that {@link parseId} reads. Rejects with a NotFoundError that has the nearest ids when there is none. */
export async function findArticle(index: PassageIndex, given: string): Promise<ArticleHead> {
  const id = parseId(given);
  const head = await readHead(index, id);
  if (!head) throw new NotFoundError("article", id, nearestArticles(index, parsePassageId(id).articleId));
  return head;
}

/** A passage that was found: its number, and its article. */
export interface FoundPassage {
  number: number;
  article: ArticleHead;
}

/**
 * Finds a passage by an id that {@link parseId} reads. Rejects with a NotFoundError when there is none, with
 * the nearest ids: those of the article that the id names, if there is one.
 */
export async function findPassage(index: PassageIndex, given: string): Promise<FoundPassage> {
  const id = parseId(given);
  const { articleId, anchor } = parsePassageId(id);
  const article = await readHead(index, articleId);
  const ids = article?.passages.map((passage) => passage.id) ?? [];
  // The id may be of a copy, whose passages have the same anchors.
  const at = article ? ids.indexOf(makePassageId(article.record.id, anchor)) : -1;
  if (article && at >= 0) return { number: article.first + at, article };
  throw new NotFoundError("passage", id, article ? findNearest(id, ids) : nearestArticles(index, articleId));
}
