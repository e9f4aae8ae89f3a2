import * as z from "zod";
import { ArticleList, ArticleListRequest, StatusDocument } from "../contract/article-documents.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { makeCursor, readCursor } from "../reading/cursor.ts";
import { describeStatus } from "../reading/describe-status.ts";
import { makeArticleReference } from "../reading/make-urls.ts";
import { filterArticles } from "../search/match/filter-articles.ts";
import { type Operation, REVALIDATE } from "./operation.ts";

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
    heads: await index.articles.readHeads([...listed.subarray(offset, offset + limit)]),
    nextCursor: offset + limit < listed.length ? makeCursor(identity, offset + limit) : null,
  };
}

/** The articles that pass the filters, newest first. */
export const listArticles: Operation<typeof ArticleListRequest, typeof ArticleList> = {
  name: "listArticles",
  needs: "read",
  summary: "The articles, newest first",
  description: "Lists the articles that pass the filters, newest first, those without a date last.",
  input: ArticleListRequest,
  output: ArticleList,
  cost: 0,
  cache: REVALIDATE,
  async run(request, { index, site }) {
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
  },
};

const Nothing = z.strictObject({});

/** What the index holds. */
export const status: Operation<typeof Nothing, typeof StatusDocument> = {
  name: "status",
  needs: null,
  summary: "What the index holds",
  description:
    "Gives the version of the index, what it holds, in which languages and from which days. An answer means that the index can be read.",
  input: Nothing,
  output: StatusDocument,
  cost: 0,
  cache: REVALIDATE,
  run: async (_, { index }) => describeStatus(index),
};
