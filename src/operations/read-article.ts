import * as z from "zod";
import { ArticleDocument, ArticleParameters, PassageDocument, PassageRequest } from "../contract/article-documents.ts";
import { LIMITS } from "../contract/limits.ts";
import { SearchRequest } from "../contract/search-request.ts";
import { findPart, readPart } from "../reading/article-part.ts";
import { type Citation, makeCitation } from "../reading/cite/citation.ts";
import { findArticle, findPassage } from "../reading/find-by-id.ts";
import { formatArticle } from "../reading/format-article.ts";
import { articleUrl, partUrl } from "../reading/make-urls.ts";
import { readArticleDocument, readPassageDocument } from "../reading/read-documents.ts";
import { type Operation, type OperationContext, REVALIDATE } from "./operation.ts";

const ArticleRequest = z.strictObject({
  id: z.string().meta({ description: "Article id" }),
  start: ArticleParameters.shape.start,
  /** The search that leads to the article, and which of its hits did. */
  search: SearchRequest.optional(),
  rank: ArticleParameters.shape.rank,
});
export type ArticleRequest = z.infer<typeof ArticleRequest>;

/** An article with its text, its sections and where its passages lie. */
export const readArticle: Operation<typeof ArticleRequest, typeof ArticleDocument> = {
  name: "readArticle",
  needs: "read",
  summary: "One article",
  description:
    "Gives an article as JSON, as Markdown, or as a page to read, by the Accept header or by format; or how to cite it, as BibTeX, RIS or CSL-JSON. A very long one comes in parts: next_start says where to read on.",
  input: ArticleRequest,
  output: ArticleDocument,
  cost: 0,
  // Its page marks what was sought, and finds the hits around it.
  costOf: ({ search }) => (search ? 1 : 0),
  cache: REVALIDATE,
  run: async ({ id, start }, { index, site }) =>
    readArticleDocument(index, await findArticle(index, id), { site, start }),
};

/** Gives an article as Markdown; of a very long one the part from `start` on, and how to read on. Rejects as {@link readArticle} does. */
export async function writeArticle(
  { id, start = 0 }: { id: string; start?: number | undefined },
  { index, site }: OperationContext,
): Promise<string> {
  const article = await findArticle(index, id);
  const part = findPart(article, start, LIMITS.articleLength);
  const written = formatArticle(article, await readPart(index, article, part), site);
  return part.next === null ? written : `${written}\n<${partUrl(article, part.next, site)}&format=markdown>\n`;
}

/** Makes what says how to cite an article, in a form that reference managers take. It rejects as {@link readArticle} does. */
export function createCiter(format: (citation: Citation) => string) {
  return async ({ id }: { id: string }, { index, site }: OperationContext): Promise<string> => {
    const article = await findArticle(index, id);
    return format(makeCitation(article.record, articleUrl(article, site)));
  };
}

/** Gives an article as a resource: the first part of a very long one, and how to read on. Rejects as {@link readArticle} does. */
export async function writeResource(id: string, { index, site }: OperationContext): Promise<string> {
  const article = await findArticle(index, id);
  const part = findPart(article, 0, LIMITS.resourceLength);
  const written = formatArticle(article, await readPart(index, article, part), site);
  if (part.next === null) return written;
  const { id: known } = article.record;
  return `${written}\nThe article goes on: the tool read_article reads on with id ${JSON.stringify(known)} and start ${part.next}.\n`;
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
