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
  if (!head) throw new NotFoundError({ kind: "article", id }, nearestArticles(index, parsePassageId(id).articleId));
  return head;
}

/** A passage that was found: its number, and its article. */
export interface FoundPassage {
  number: number;
  article: ArticleHead;
}

/** What is added to the anchor of a passage when one before it in the article has the same text. */
const REPEATED = /-\d+$/;

/** The number of an article's passage by its anchor, or of another with the same text; `null` when it has none. */
function findAnchor({ record, passages, first }: ArticleHead, anchor: string): number | null {
  // The id may be of a copy, whose passages have the same anchors.
  const wanted = [anchor, anchor.replace(REPEATED, "")].map((one) => makePassageId(record.id, one));
  const found = wanted.map((id) => passages.findIndex((passage) => passage.id === id)).find((at) => at >= 0);
  return found === undefined ? null : first + found;
}

/** The failure to find a passage of an article that is there. */
function passageIsGone({ record, passages }: ArticleHead, id: string): NotFoundError {
  const why = `the article ${record.id} has changed, or the id is mistyped`;
  const ids = passages.map((passage) => passage.id);
  return new NotFoundError({ kind: "passage", id, why }, [...findNearest(id, ids), record.id]);
}

/** The failure to find the article of a passage. Names the passages of the nearest articles that have its text: it may have been renamed. */
async function articleIsGone(index: PassageIndex, id: string): Promise<NotFoundError> {
  const { articleId, anchor } = parsePassageId(id);
  const nearest = nearestArticles(index, articleId);
  const heads = await Promise.all(nearest.map((one) => readHead(index, one)));
  const moved = heads.flatMap((head) =>
    head && findAnchor(head, anchor) !== null ? [makePassageId(head.record.id, anchor)] : [],
  );
  if (moved.length === 0) return new NotFoundError({ kind: "passage", id }, nearest);
  return new NotFoundError({ kind: "passage", id, why: "its article was renamed or removed" }, moved);
}

/**
 * Finds a passage by an id that {@link parseId} reads. Rejects with a NotFoundError when there is none, with
 * the nearest ids: those of the article that the id names, if there is one.
 */
export async function findPassage(index: PassageIndex, given: string): Promise<FoundPassage> {
  const id = parseId(given);
  const { articleId, anchor } = parsePassageId(id);
  const article = await readHead(index, articleId);
  if (!article) throw await articleIsGone(index, id);
  const number = findAnchor(article, anchor);
  if (number === null) throw passageIsGone(article, id);
  return { number, article };
}
