import * as z from "zod";
import { ArticleReference, Span } from "./article-record.ts";
import { LIMITS } from "./limits.ts";
import { ArticleFilters, Cursor, SearchRequest, SearchScope } from "./search-request.ts";
import { IndexReference } from "./search-response.ts";

/** What a list of articles is asked for by, on every door. */
export const ArticleListRequest = ArticleFilters.omit({ in: true }).extend({
  title: z
    .string()
    .trim()
    .min(1)
    .max(LIMITS.queryLength)
    .optional()
    .meta({ description: "Only articles whose title has these words, in any form and order", examples: ["dialogue"] }),
  sort: z
    .enum(["newest", "oldest", "title"])
    .default("newest")
    .meta({ description: "Order; by day articles without a date are last", examples: ["newest"] }),
  letter: z
    .string()
    .trim()
    .min(1)
    .max(LIMITS.letterLength)
    .optional()
    .meta({
      description: "Only articles whose title begins with this letter; with # those that begin with none",
      examples: ["K"],
    }),
  limit: z
    .int()
    .min(1)
    .max(LIMITS.articles)
    .default(20)
    .meta({ description: "Most articles to give", examples: [20] }),
  cursor: Cursor,
});
export type ArticleListRequest = z.infer<typeof ArticleListRequest>;

/** What `GET /articles` takes. */
export const ArticleListParameters = ArticleListRequest.extend({
  format: z
    .enum(["json", "html"])
    .optional()
    .meta({ description: "Form of the answer; the Accept header counts when it is left out", examples: ["json"] }),
});

/** One article of a list. */
const ArticleEntry = ArticleReference.extend({
  summary: z.string().nullable(),
  tokens: z.int().meta({ description: "Estimated tokens of the whole text" }),
});

/** Answer of `GET /articles`; articles without a day are last. */
export const ArticleList = z.object({
  total: z.int(),
  articles: z.array(ArticleEntry),
  notes: z.array(z.string()).meta({ description: "What a person should know of how the request was read" }),
  next_cursor: z.string().nullable(),
  index: IndexReference,
});
export type ArticleList = z.infer<typeof ArticleList>;

/** A heading of an article and what stands under it, down to the next heading of its level. */
export const Section = z.object({
  id: z.string().meta({ description: "Id of the section, and its anchor on the reader page" }),
  title: z.string(),
  level: z.int().min(1).max(6),
  tokens: z.int().meta({ description: "Estimated tokens of the section" }),
});
export type Section = z.infer<typeof Section>;

/**
 * Answer of `GET /articles/{id}` as JSON. `text` is Markdown, or plain text as the owner wrote it. A very long article comes in
 * parts, each with its own sections and passages.
 */
export const ArticleDocument = ArticleEntry.extend({
  aliases: z.array(z.string()).meta({ description: "Other titles" }),
  guessed: z.array(z.string()).meta({ description: "Names of the fields that were guessed" }),
  copies: z
    .array(ArticleReference)
    .meta({ description: "Other places where the same article stands; their ids open it too" }),
  text: z.string(),
  start: z.int().meta({ description: "Where text begins in the whole text, in UTF-16 code units" }),
  next_start: z.int().nullable().meta({ description: "Where to read on, with start; null at the end of the article" }),
  sections: z.array(Section),
  passages: z.array(z.object({ id: z.string(), span: Span })),
  index: IndexReference,
});
export type ArticleDocument = z.infer<typeof ArticleDocument>;

/** A passage read on its own. */
export const PassageEntry = z.object({
  id: z.string(),
  section: z.array(z.string()),
  url: z.string(),
  text: z.string(),
  span: Span,
});
export type PassageEntry = z.infer<typeof PassageEntry>;

/** What `GET /passages/{id}` takes. */
export const PassageRequest = z.strictObject({
  neighbours: z
    .int()
    .min(0)
    .max(LIMITS.neighbours)
    .default(0)
    .meta({ description: "Passages to give on either side", examples: [1] }),
});

/** Answer of `GET /passages/{id}`; the neighbours stand in reading order. */
export const PassageDocument = PassageEntry.extend({
  article: ArticleReference,
  before: z.array(PassageEntry),
  after: z.array(PassageEntry),
  index: IndexReference,
});
export type PassageDocument = z.infer<typeof PassageDocument>;

/** Where to read a text on. */
export const Start = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ description: "Where to read from: the next_start of the answer before", examples: [0] });

/** What `GET /articles/{id}` takes. */
export const ArticleParameters = z.strictObject({
  format: z
    .enum(["json", "markdown", "html", "bibtex", "ris", "csl"])
    .optional()
    .meta({
      description: "Form of the answer: the article, or how to cite it; the Accept header counts when it is left out",
      examples: ["json"],
    }),
  start: Start.optional(),
  q: SearchRequest.shape.query
    .optional()
    .meta({ description: "What was sought: the page marks its words", examples: ["fishermen"] }),
  rank: z
    .int()
    .min(1)
    .max(LIMITS.cursorDepth)
    .optional()
    .meta({
      description:
        "Which hit of the search for q, with its filters and order, this is: the page leads to the hits before and after it",
      examples: [1],
    }),
  ...SearchScope.shape,
});

/** Answer of `GET /status` when the index can be read. */
export const StatusDocument = z.object({
  status: z.literal("ok"),
  corpus: z.object({ name: z.string(), title: z.string(), description: z.string().nullable() }),
  index: IndexReference,
  code: z
    .object({
      version: z.string().meta({ description: "Changes with every deployment" }),
      deployed: z.string().nullable().meta({ description: "When this code and this index were put in place" }),
    })
    .nullable(),
  languages: z.array(z.object({ value: z.string(), count: z.int() })),
  date_range: z.object({ first: z.string().nullable(), last: z.string().nullable() }),
});
export type StatusDocument = z.infer<typeof StatusDocument>;
