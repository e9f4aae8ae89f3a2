import { z } from "zod";
import { MAX_FILTER_VALUES, MAX_HTTP_TOKENS, MAX_QUERY_LENGTH, MAX_VALUE_LENGTH, MIN_ANSWER_TOKENS } from "./limits.ts";
import { PartialDay } from "./partial-day.ts";

const filterValues = (description: string, example: string) =>
  z
    .array(z.string().min(1).max(MAX_VALUE_LENGTH))
    .max(MAX_FILTER_VALUES)
    .default([])
    .meta({ description, examples: [[example]] });

/** Filters on articles. The values of one filter are alternatives; different filters must all hold. */
export const ArticleFilters = z.strictObject({
  source: filterValues("Only articles of these sources", "Pressmark Desk"),
  tag: filterValues("Only articles with any of these tags", "diplomacy"),
  author: filterValues("Only articles by any of these authors", "Ada Lovelace"),
  lang: filterValues("Only articles in these languages (BCP 47)", "en"),
  in: filterValues("Only passages of these articles, by article id", "an-article-id"),
  after: PartialDay.optional().meta({
    description: "A day, month or year (YYYY-MM-DD, YYYY-MM or YYYY): only articles published then or later",
  }),
  before: PartialDay.optional().meta({
    description: "A day, month or year (YYYY-MM-DD, YYYY-MM or YYYY): only articles published earlier",
  }),
});
export type ArticleFilters = z.infer<typeof ArticleFilters>;

/** Where a list goes on: the `next_cursor` of the answer before. */
export const Cursor = z
  .string()
  .min(1)
  .max(MAX_VALUE_LENGTH)
  .optional()
  .meta({ description: "Where to go on: the next_cursor of the answer before" });

/** What a search asks for, on every door: MCP calls the words `query`, HTTP calls them `q`. */
export const SearchRequest = z.strictObject({
  query: z
    .string()
    .trim()
    .min(1)
    .max(MAX_QUERY_LENGTH)
    .meta({
      description:
        'A question or words; any may match, more is better. "exact phrase", +must, -not, title:word, source: tag: author: lang: in: after: before:, word*',
      examples: ["who repatriated the fishermen"],
    }),
  ...ArticleFilters.shape,
  limit: z
    .int()
    .min(1)
    .max(50)
    .default(10)
    .meta({ description: "Most passages to give", examples: [10] }),
  cursor: Cursor,
  max_per_article: z
    .int()
    .min(1)
    .max(10)
    .default(3)
    .meta({ description: "Most passages of one article", examples: [3] }),
  sort: z
    .enum(["relevance", "newest", "oldest", "diverse"])
    .default("relevance")
    .meta({
      description: "Order of the passages; diverse puts first what differs from each other",
      examples: ["relevance"],
    }),
  max_tokens: z
    .int()
    .min(MIN_ANSWER_TOKENS)
    .max(MAX_HTTP_TOKENS)
    .optional()
    .meta({
      description: "Most tokens of the whole answer; passages that do not fit are left to the next page",
      examples: [4000],
    }),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

/** What `GET /search` takes: as {@link SearchRequest}, with the words as `q`. */
export const SearchParameters = z.strictObject({
  q: SearchRequest.shape.query,
  ...SearchRequest.omit({ query: true }).shape,
  format: z
    .enum(["json", "markdown"])
    .optional()
    .meta({ description: "Form of the answer; the Accept header counts when it is left out", examples: ["json"] }),
});
export type SearchParameters = z.infer<typeof SearchParameters>;
