import { NotFoundError } from "../contract/not-found-error.ts";
import { parsePassageId } from "../contract/passage-id.ts";
import type { StoredArticle } from "../index/index-asset.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { findNearestIds } from "./find-nearest-ids.ts";

/** Finds an article. Throws a NotFoundError with the nearest ids when there is none. */
export function findArticle(index: PassageIndex, id: string): StoredArticle {
  const article = index.articles[index.articleNumbers.get(id.normalize("NFC")) ?? -1];
  if (!article)
    throw new NotFoundError("article", id, findNearestIds(parsePassageId(id).articleId, index.articleNumbers.keys()));
  return article;
}

/** The passages with ids most like one that is not there: of the article that it names, if there is one. */
function nearestPassages(index: PassageIndex, id: string): string[] {
  const { articleId } = parsePassageId(id);
  const article = index.articles[index.articleNumbers.get(articleId) ?? -1];
  if (!article) return findNearestIds(articleId, index.articleNumbers.keys());
  const passages = index.passages.slice(article.first, article.first + article.count);
  return findNearestIds(
    id,
    passages.map((passage) => passage.id),
  );
}

/** Finds the number of a passage. Throws a NotFoundError with the nearest ids when there is none. */
export function findPassage(index: PassageIndex, id: string): number {
  const number = index.passageNumbers.get(id.normalize("NFC"));
  if (number === undefined) throw new NotFoundError("passage", id, nearestPassages(index, id));
  return number;
}
