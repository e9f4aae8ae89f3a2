import type { ArticleList, ArticleListRequest } from "../contract/article-documents.ts";
import type { StoredArticle } from "../index/index-asset.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import { filterArticles } from "./filter-articles.ts";
import { makeArticleReference } from "./make-urls.ts";

/** Newest first, articles without a day last, those of one day in corpus order (the sort is stable). */
function byDay(a: StoredArticle, b: StoredArticle): number {
  const [first, second] = [a.record.published ?? "", b.record.published ?? ""];
  return first > second ? -1 : Number(first < second);
}

/** Gives the articles that pass the filters, newest first. Throws an InvalidRequestError for a foreign cursor. */
export function listArticles(index: PassageIndex, request: ArticleListRequest, site: string): ArticleList {
  const { limit, cursor, ...asked } = request;
  const identity = { version: index.reference.version, request: asked };
  const offset = readCursor(cursor, identity);
  const { passes } = filterArticles(index, asked);
  const listed = index.articles.filter((_, number) => passes(number)).toSorted(byDay);
  return {
    total: listed.length,
    articles: listed.slice(offset, offset + limit).map((article) => ({
      ...makeArticleReference(article, site),
      summary: article.summary,
      tokens: article.tokens,
    })),
    next_cursor: offset + limit < listed.length ? makeCursor(identity, offset + limit) : null,
    index: index.reference,
  };
}
