import * as z from "zod";
import { ArticleListRequest, Section, Start } from "./article-documents.ts";
import { ArticleReference } from "./article-record.ts";
import { LIMITS } from "./limits.ts";
import { QuoteAnswer, QuotePlace } from "./quotes.ts";
import { AskedFacets, DEFAULT_LIMIT, SearchRequest } from "./search-request.ts";
import { Corrections, Hit, IndexReference, MatchQuality, SearchResponse, Usage } from "./search-response.ts";

/** Tokens of an MCP answer when the caller names no budget. */
export const DEFAULT_MCP_TOKENS = 4_000;

const { query } = SearchRequest.shape;

const Id = z.string().trim().min(1).max(LIMITS.valueLength);

/** What the tool `search` takes: exactly this, as ChatGPT wants it. */
export const SearchToolInput = z.strictObject({ query });

/** Which index answered; how much it holds, the instructions of the server say. */
const IndexVersion = IndexReference.pick({ version: true });

/**
 * Answer of the tool `search`. As in the answers of all tools, what is empty is left out of it on the wire: a field that is
 * null, and an empty list but for the one that the answer is about.
 */
export const SearchToolOutput = z.object({
  results: z.array(
    z.object({
      id: z.string().meta({ description: "Passage id; fetch reads on from it" }),
      title: z.string(),
      url: z.string().meta({ description: "Link to cite" }),
      text: z.string(),
      section: z.array(z.string()),
      source: z.string().nullable(),
      published: z.string().nullable(),
    }),
  ),
  match_quality: MatchQuality,
  total: z.int().meta({ description: "Passages that match" }),
  corrected: Corrections,
  missing: z.array(z.string()).meta({
    description: "Words of the query that the first passage lacks; those that were corrected are among them",
  }),
  notes: z.array(z.string()).meta({ description: "How the query was read, and why a match is weak or none" }),
  suggestions: z.array(z.string()),
  index: IndexVersion,
});
export type SearchToolOutput = z.infer<typeof SearchToolOutput>;

/** What the tool `fetch` takes: exactly this, as ChatGPT wants it. */
export const FetchToolInput = z.strictObject({
  id: Id.meta({
    description: "Id of an article or passage, or the next_id of the answer before",
    examples: ["an-article-id"],
  }),
});

/** Answer of the tool `fetch`. */
export const FetchToolOutput = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string().meta({ description: "Link to cite" }),
  metadata: z.record(z.string(), z.string()).meta({ description: "What is known of the article" }),
  next_id: z.string().nullable().meta({ description: "Fetch this id to read on; none at the end of the article" }),
});
export type FetchToolOutput = z.infer<typeof FetchToolOutput>;

/** What the tool `search_passages` takes: everything that `GET /search` does. */
export const SearchPassagesInput = SearchRequest.extend({
  limit: SearchRequest.shape.limit
    .unwrap()
    .optional()
    .meta({
      description: `Most passages to give; left out, ${DEFAULT_LIMIT}, but three of a weak match and one of none`,
      examples: [DEFAULT_LIMIT],
    }),
  max_tokens: z
    .int()
    .min(LIMITS.leastTokens)
    .max(LIMITS.mcpTokens)
    .default(DEFAULT_MCP_TOKENS)
    .meta({
      description: "Most tokens of the whole answer; passages that do not fit are left to the next page",
      examples: [4000],
    }),
  response_format: z
    .enum(["concise", "detailed"])
    .default("concise")
    .meta({ description: "detailed adds highlights, snippets and spans", examples: ["concise"] }),
  facets: AskedFacets,
});

/** A hit as the tool `search_passages` tells it: when it is concise, without what its other fields, or their order, say. */
const ToldHit = Hit.extend({
  score: Hit.shape.score.optional(),
  article: ArticleReference.partial(),
});
export type ToldHit = z.infer<typeof ToldHit>;

/** Answer of the tool `search_passages`: that of `GET /search`, and when it is concise, without what is said elsewhere. */
export const SearchPassagesOutput = SearchResponse.extend({
  query: SearchResponse.shape.query.optional(),
  hits: z.array(ToldHit),
  usage: Usage.partial({ hits_omitted: true, truncated: true }),
  index: IndexReference.partial({ articles: true, passages: true }),
});
export type SearchPassagesOutput = z.infer<typeof SearchPassagesOutput>;

/** What the tool `list_articles` takes: an assistant asks for titles by their words rather than by letter. */
export const ListArticlesInput = ArticleListRequest.omit({ letter: true }).extend({
  sort: ArticleListRequest.shape.sort
    .unwrap()
    .exclude(["title"])
    .default("newest")
    .meta({
      description: "Order; articles without a date are last",
      examples: ["newest"],
    }),
});

/** Answer of the tool `list_articles`. */
export const ListArticlesOutput = z.object({
  articles: z.array(
    ArticleReference.pick({ id: true, title: true, url: true, source: true, published: true, tags: true }),
  ),
  total: z.int(),
  notes: z.array(z.string()),
  next_cursor: z.string().nullable(),
});
export type ListArticlesOutput = z.infer<typeof ListArticlesOutput>;

/** Answer of the tool `verify_quote`: that of `GET /quotes`, without what is said elsewhere. */
export const VerifyQuoteOutput = QuoteAnswer.omit({ quote: true }).extend({
  places: z.array(QuotePlace.extend({ article: ArticleReference.omit({ title: true, url: true }) })),
  index: IndexVersion,
});

/** Tokens of text that `read_article` gives when the caller names no budget. */
const DEFAULT_READ_TOKENS = 3_000;

/** What the tool `read_article` takes. */
export const ReadArticleInput = z.strictObject({
  id: Id.meta({ description: "Id of an article, or of a passage to read in its place", examples: ["an-article-id"] }),
  section: z
    .string()
    .min(1)
    .max(LIMITS.valueLength)
    .optional()
    .meta({ description: "Read only this section, by an id that sections lists", examples: ["a-section-id"] }),
  start: Start.optional(),
  max_tokens: z
    .int()
    .min(LIMITS.leastTokens)
    .max(LIMITS.mcpTokens)
    .default(DEFAULT_READ_TOKENS)
    .meta({ description: "Most tokens of the whole answer", examples: [3000] }),
  neighbours: z
    .int()
    .min(0)
    .max(LIMITS.neighbours)
    .optional()
    .meta({ description: "With a passage id: passages to read on either side of it", examples: [1] }),
});
export type ReadArticleInput = z.infer<typeof ReadArticleInput>;

/** Answer of the tool `read_article`. Offsets are UTF-16 code units of the article's text. */
export const ReadArticleOutput = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().meta({ description: "Link to cite" }),
  text: z.string(),
  sections: z
    .array(Section)
    .meta({ description: "Headings of the article; deep ones are left out where they would not fit" }),
  start: z.int(),
  end: z.int(),
  total_tokens: z.int().meta({ description: "Estimated tokens of the whole article" }),
  next_start: z.int().nullable().meta({ description: "Where to read on; none when nothing of what was asked is left" }),
});
export type ReadArticleOutput = z.infer<typeof ReadArticleOutput>;
