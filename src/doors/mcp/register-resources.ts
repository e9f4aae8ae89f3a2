import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  ResourceTemplate,
} from "@modelcontextprotocol/server";
import { ArticleListRequest } from "../../contract/article-documents.ts";
import { InvalidRequestError } from "../../contract/invalid-request-error.ts";
import { NotFoundError } from "../../contract/not-found-error.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type ArticlePage, pageArticles } from "../../operations/list-articles.ts";
import { findArticle } from "../../reading/find-by-id.ts";
import { formatArticle, sizeOfArticle } from "../../reading/format-article.ts";
import { makeArticleUri, parseArticleUri } from "./article-uri.ts";
import type { ToolContext } from "./tool.ts";

const MIME_TYPE = "text/markdown";

/** Articles on one page of the list. */
const PAGE_SIZE = 100;

/** Most ids offered while one is typed: what the protocol allows. */
const MAX_COMPLETIONS = 100;

async function readArticle({ index, site }: ToolContext, uri: string): Promise<string> {
  try {
    const article = await findArticle(index, parseArticleUri(uri));
    return formatArticle(article, await index.readText(article), site);
  } catch (error) {
    if (error instanceof NotFoundError) throw new ResourceNotFoundError(uri, error.message);
    throw error;
  }
}

async function listPage({ index }: ToolContext, cursor: string | undefined): Promise<ArticlePage> {
  try {
    return await pageArticles(index, ArticleListRequest.parse({ limit: PAGE_SIZE, cursor }));
  } catch (error) {
    if (error instanceof InvalidRequestError) throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
    throw error;
  }
}

function completeId(index: PassageIndex, typed: string): string[] {
  const wanted = typed.toLowerCase();
  return [
    ...index
      .articleIds()
      .filter((id) => id.includes(wanted))
      .take(MAX_COMPLETIONS),
  ];
}

/** Registers the articles as resources, `article://{id}`, with a list that is paged and ids that are completed. */
export function registerResources(server: McpServer, context: ToolContext): void {
  const template = new ResourceTemplate("article://{id}", {
    list: undefined,
    complete: { id: (typed) => completeId(context.index, typed) },
  });
  const about = { title: "Article", description: "An article of this corpus as Markdown", mimeType: MIME_TYPE };
  server.registerResource("article", template, about, async ({ href }) => {
    const text = await readArticle(context, href);
    return { contents: [{ uri: href, mimeType: MIME_TYPE, text }] };
  });
  server.server.setRequestHandler("resources/list", async ({ params }) => {
    const { heads, nextCursor } = await listPage(context, params?.cursor);
    const resources = heads.map((head) => ({
      uri: makeArticleUri(head.record.id),
      name: head.record.id,
      title: head.record.title,
      ...(head.summary === null ? {} : { description: head.summary }),
      mimeType: MIME_TYPE,
      size: sizeOfArticle(head, context.site),
      ...(head.record.published === null
        ? {}
        : { annotations: { lastModified: `${head.record.published}T00:00:00Z` } }),
    }));
    return { resources, ...(nextCursor === null ? {} : { nextCursor }) };
  });
}
