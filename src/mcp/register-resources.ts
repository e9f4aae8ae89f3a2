import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  ResourceTemplate,
} from "@modelcontextprotocol/server";
import { ArticleListRequest } from "../contract/article-documents.ts";
import { InvalidRequestError } from "../contract/invalid-request-error.ts";
import { NotFoundError } from "../contract/not-found-error.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { findArticle } from "../retrieval/find-by-id.ts";
import { formatArticle } from "../retrieval/format-article.ts";
import { listArticles } from "../retrieval/list-articles.ts";
import { makeArticleUri, parseArticleUri } from "./article-uri.ts";
import type { ToolContext } from "./tool.ts";

const MIME_TYPE = "text/markdown";

/** Articles on one page of the list. */
const PAGE_SIZE = 100;

/** Most ids offered while one is typed: what the protocol allows. */
const MAX_COMPLETIONS = 100;

const encoder = new TextEncoder();

function readArticle({ index, site }: ToolContext, uri: string): string {
  try {
    return formatArticle(findArticle(index, parseArticleUri(uri)), site);
  } catch (error) {
    if (error instanceof NotFoundError) throw new ResourceNotFoundError(uri, error.message);
    throw error;
  }
}

function listPage({ index, site }: ToolContext, cursor: string | undefined) {
  try {
    return listArticles(index, ArticleListRequest.parse({ limit: PAGE_SIZE, cursor }), site);
  } catch (error) {
    if (error instanceof InvalidRequestError) throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
    throw error;
  }
}

function completeId(index: PassageIndex, typed: string): string[] {
  const ids = index.articles.map(({ record }) => record.id);
  return ids.filter((id) => id.includes(typed.toLowerCase())).slice(0, MAX_COMPLETIONS);
}

/** Registers the articles as resources, `article://{id}`, with a list that is paged and ids that are completed. */
export function registerResources(server: McpServer, context: ToolContext): void {
  const template = new ResourceTemplate("article://{id}", {
    list: undefined,
    complete: { id: (typed) => completeId(context.index, typed) },
  });
  const about = { title: "Article", description: "An article of this corpus as Markdown", mimeType: MIME_TYPE };
  server.registerResource("article", template, about, ({ href }) => {
    const text = readArticle(context, href);
    return { contents: [{ uri: href, mimeType: MIME_TYPE, text }] };
  });
  server.server.setRequestHandler("resources/list", ({ params }) => {
    const { articles, next_cursor: next } = listPage(context, params?.cursor);
    const resources = articles.map(({ id, title, summary, published }) => ({
      uri: makeArticleUri(id),
      name: id,
      title,
      ...(summary === null ? {} : { description: summary }),
      mimeType: MIME_TYPE,
      size: encoder.encode(formatArticle(findArticle(context.index, id), context.site)).length,
      ...(published === null ? {} : { annotations: { lastModified: `${published}T00:00:00Z` } }),
    }));
    return { resources, ...(next === null ? {} : { nextCursor: next }) };
  });
}
