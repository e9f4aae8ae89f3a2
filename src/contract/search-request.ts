import * as z from "zod";
import { LIMITS } from "./limits.ts";

/** Passages of an answer when the caller names no limit. */
export const DEFAULT_LIMIT = 10;

const FIRST_DAY = { YYYY: "-01-01", "YYYY-MM": "-01", "YYYY-MM-DD": "" } as const;

function isRealDay(text: string): boolean {
  const rest = Object.entries(FIRST_DAY).find(([shape]) => shape.length === text.length)?.[1];
  return rest !== undefined && z.iso.date().safeParse(text + rest).success;
}

/**
 * A year, a month or a day: `2025`, `2025-07` or `2025-07-28`, checked against the calendar.
 *
 * Compared as a string with a whole day, it means its first day: `"2025-07" <= "2025-07-01"`.
 */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { abort: true })
  .refine(isRealDay)
  .meta({ examples: ["2025-07"] });

const filterValues = (description: string, example: string) =>
  z
    .array(z.string().min(1).max(LIMITS.valueLength))
    .max(LIMITS.filterValues)
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
  .max(LIMITS.valueLength)
  .optional()
  .meta({ description: "Where to go on: the next_cursor of the answer before" });

/** What a search asks for, on every door: MCP calls the words `query`, HTTP calls them `q`. */
export const SearchRequest = z.strictObject({
  query: z
    .string()
    .trim()
    .min(1)
    .max(LIMITS.queryLength)
    .meta({
      description:
        'A question or words; any may match, more is better. "exact phrase", +must, -not, title:word, source: tag: author: lang: in: after: before:, word*',
      examples: ["who repatriated the fishermen"],
    }),
  ...ArticleFilters.shape,
  limit: z
    .int()
    .min(1)
    .max(LIMITS.hits)
    .default(DEFAULT_LIMIT)
    .meta({ description: "Most passages to give", examples: [DEFAULT_LIMIT] }),
  cursor: Cursor,
  max_per_article: z
    .int()
    .min(1)
    .max(LIMITS.perArticle)
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
    .min(LIMITS.leastTokens)
    .max(LIMITS.httpTokens)
    .optional()
    .meta({
      description: "Most tokens of the whole answer; passages that do not fit are left to the next page",
      examples: [4000],
    }),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

/** What of a search, beside its words, decides which passages are listed, and in which order. */
export const SearchScope = SearchRequest.omit({ query: true, limit: true, cursor: true, max_tokens: true });

/** Whether to say how scores are made. */
export const Explain = z
  .boolean()
  .optional()
  .meta({
    description: `With true each of the first ${LIMITS.explained} hits has an explanation: how its score is made, part by part`,
    examples: [true],
  });

/** What the passages that match can be counted by. */
const FACETS = ["source", "tag", "author", "year", "lang"] as const;
export type FacetName = (typeof FACETS)[number];

/** Which facets to count. Counting takes a walk over the articles that match, so that only who asks has it done. */
export const AskedFacets = z
  .array(z.enum([...FACETS, "all", "none"]))
  .max(FACETS.length)
  .default([])
  .meta({
    description: "What to count the matching passages by; left out, or none, nothing is counted",
    examples: [["source", "year"]],
  });

/** The facets that are asked for, none twice. */
export function facetsOf(asked: z.infer<typeof AskedFacets>): FacetName[] {
  return FACETS.filter((name) => asked.includes("all") || asked.includes(name));
}

/** What `GET /search` takes: as {@link SearchRequest}, with the words as `q`. */
export const SearchParameters = z.strictObject({
  q: SearchRequest.shape.query,
  ...SearchRequest.omit({ query: true }).shape,
  facets: AskedFacets,
  explain: Explain,
  format: z
    .enum(["json", "markdown"])
    .optional()
    .meta({ description: "Form of the answer; the Accept header counts when it is left out", examples: ["json"] }),
});
export type SearchParameters = z.infer<typeof SearchParameters>;
