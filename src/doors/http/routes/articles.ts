import type { Handler } from "hono";
import {
  ArticleDocument,
  ArticleList,
  ArticleListRequest,
  ArticleParameters,
} from "../../../contract/article-documents.ts";
import { listArticles } from "../../../operations/list-articles.ts";
import { findArticle } from "../../../reading/find-by-id.ts";
import { formatArticle } from "../../../reading/format-article.ts";
import { readArticleDocument } from "../../../reading/read-documents.ts";
import { makeReaderPage } from "../../page/reader-page.ts";
import { describeOperation } from "../describe-operation.ts";
import { negotiate } from "../negotiate.ts";
import { readQuery } from "../read-query.ts";
import type { Service } from "../service.ts";

/** What OpenAPI says of `GET /articles`. */
export const articlesOperation = describeOperation({
  id: "listArticles",
  summary: "The articles, newest first",
  description: "Lists the articles that pass the filters, newest first, those without a day last.",
  query: ArticleListRequest,
  answer: ArticleList,
  errors: { 400: "A parameter has a bad value" },
});

/** Answers `GET /articles`. */
export const articles: Handler<Service> = async (c) => {
  const { value } = readQuery(c.req.queries(), ArticleListRequest);
  return c.json(await listArticles(c.get("index"), value, c.get("site")));
};

/** What OpenAPI says of `GET /articles/{id}`. */
export const articleOperation = describeOperation({
  id: "readArticle",
  summary: "One article",
  description: "Gives an article as JSON, as Markdown, or as a page to read, by the Accept header or by format.",
  path: { name: "id", description: "Article id" },
  query: ArticleParameters,
  answer: ArticleDocument,
  otherForms: ["text/markdown", "text/html"],
  errors: { 400: "A parameter has a bad value", 404: "There is no such article; the nearest ids are named" },
});

/** Answers `GET /articles/{id}`. */
export const article: Handler<Service, "/articles/:id"> = async (c) => {
  const { format } = readQuery(c.req.queries(), ArticleParameters).value;
  const index = c.get("index");
  const found = await findArticle(index, c.req.param("id"));
  const site = c.get("site");
  switch (format ?? negotiate(c, ["json", "html", "markdown"])) {
    case "html":
      return c.html(makeReaderPage(index, found, { page: await index.readPage(found), site }));
    case "markdown":
      return c.body(formatArticle(found, await index.readText(found), site), 200, {
        "Content-Type": "text/markdown; charset=utf-8",
      });
    default:
      return c.json(await readArticleDocument(index, found, site));
  }
};
