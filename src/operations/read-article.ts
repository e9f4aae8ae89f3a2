import * as z from "zod";
import { ArticleDocument, ArticleParameters, PassageDocument, PassageRequest } from "../contract/article-documents.ts";
import { findArticle, findPassage } from "../reading/find-by-id.ts";
import { formatArticle } from "../reading/format-article.ts";
import { readArticleDocument, readPassageDocument } from "../reading/read-documents.ts";
import { type Operation, type OperationContext, REVALIDATE } from "./operation.ts";

const ArticleRequest = ArticleParameters.omit({ format: true }).extend({
  id: z.string().meta({ description: "Article id" }),
});

/** An article with its text, its sections and where its passages lie. */
export const readArticle: Operation<typeof ArticleRequest, typeof ArticleDocument> = {
  name: "readArticle",
  needs: "read",
  summary: "One article",
  description: "Gives an article as JSON, as Markdown, or as a page to read, by the Accept header or by format.",
  input: ArticleRequest,
  output: ArticleDocument,
  cost: 0,
  cache: REVALIDATE,
  run: async ({ id }, { index, site }) => readArticleDocument(index, await findArticle(index, id), site),
};

/** Gives an article as Markdown. Rejects as {@link readArticle} does. */
export async function writeArticle({ id }: { id: string }, { index, site }: OperationContext): Promise<string> {
  const article = await findArticle(index, id);
  return formatArticle(article, await index.articles.readText(article), site);
}

const NeighbouringRequest = PassageRequest.extend({
  id: z.string().meta({ description: "Passage id, as a hit has it" }),
});

/** A passage, and those around it if asked for. */
export const readPassage: Operation<typeof NeighbouringRequest, typeof PassageDocument> = {
  name: "readPassage",
  needs: "read",
  summary: "One passage, with its neighbours if asked for",
  description: "Gives a passage of an article and up to three passages on either side of it, in reading order.",
  input: NeighbouringRequest,
  output: PassageDocument,
  cost: 0,
  cache: REVALIDATE,
  async run({ id, neighbours }, { index, site }) {
    return readPassageDocument(index, await findPassage(index, id), { neighbours, site });
  },
};
