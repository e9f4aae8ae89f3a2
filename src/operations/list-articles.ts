import type { ArticleList, ArticleListRequest } from "../contract/article-documents.ts";
import { makeCursor, readCursor } from "../contract/cursor.ts";
import type { ArticleHead, PassageIndex } from "../index/read/passage-index.ts";
import { makeArticleReference } from "../reading/make-urls.ts";
import { filterArticles } from "../search/match/filter-articles.ts";

/** A page of a list of articles. */
export interface ArticlePage {
  total: number;
  heads: ArticleHead[];
  nextCursor: string | null;
}

/**
 * Reads a page of the articles that pass the filters, newest first, those without a day last, those of one day in
 * corpus order. Rejects with an InvalidRequestError for a foreign cursor.
 */
export async function pageArticles(index: PassageIndex, request: ArticleListRequest): Promise<ArticlePage> {
  const { limit, cursor, ...asked } = request;
  const identity = { version: index.reference.version, request: asked };
  const offset = readCursor(cursor, identity);
  const { passes } = filterArticles(index, asked);
  const listed = index.columns.newest.filter(passes);
  return {
    total: listed.length,
    heads: await index.readHeads([...listed.subarray(offset, offset + limit)]),
    nextCursor: offset + limit < listed.length ? makeCursor(identity, offset + limit) : null,
  };
}

/** Gives the articles that pass the filters, newest first, for the wire. Rejects as {@link pageArticles} does. */
export async function listArticles(
  index: PassageIndex,
  request: ArticleListRequest,
  site: string,
): Promise<ArticleList> {
  const { total, heads, nextCursor } = await pageArticles(index, request);
  return {
    total,
    articles: heads.map((head) => ({
      ...makeArticleReference(head, site),
      summary: head.summary,
      tokens: head.tokens,
    })),
    next_cursor: nextCursor,
    index: index.reference,
  };
}
