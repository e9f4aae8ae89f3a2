import * as z from "zod";
import { ArticleReference, Span } from "./article-record.ts";
import { LIMITS } from "./limits.ts";
import { ArticleFilters } from "./search-request.ts";
import { IndexReference } from "./search-response.ts";

/** Asks whether articles have some words, on every door: MCP calls the words `quote`, HTTP calls them `text`. */
export const QuoteRequest = z.strictObject({
  quote: z
    .string()
    .trim()
    .min(1)
    .max(LIMITS.quoteLength)
    .meta({
      description:
        "The words to be quoted, as they would appear between quotation marks; … or [...] marks words left out",
      examples: ["the North had “zero interest”"],
    }),
  in: ArticleFilters.shape.in.meta({
    description: "Compare with these articles only, by article id",
    examples: [["an-article-id"]],
  }),
});
export type QuoteRequest = z.infer<typeof QuoteRequest>;

/** What `GET /quotes` takes: as {@link QuoteRequest}, with the words as `text`. */
export const QuoteParameters = z.strictObject({ text: QuoteRequest.shape.quote, in: QuoteRequest.shape.in });

/** A run of words in which a quote and an article differ. At least one of the two is not null. */
const QuoteDifference = z.object({
  given: z.string().nullable().meta({ description: "What the quote has; nothing where it leaves words out" }),
  found: z
    .string()
    .nullable()
    .meta({ description: "What the article has there; nothing where the quote puts words in" }),
});
export type QuoteDifference = z.infer<typeof QuoteDifference>;

/** Where an article has a quote, or nearly has it: one occurrence, as it goes over the wire. */
export const QuotePlace = z.object({
  id: z.string().meta({
    description: "Id of the passage in which the words begin; the first passage for a headline that is not in the text",
  }),
  url: z.string().meta({ description: "Link to cite; opens the article and marks the words" }),
  title: z.string().meta({ description: "Title of the article" }),
  section: z.array(z.string()).meta({ description: "Headings above that passage, outermost first" }),
  article: ArticleReference,
  text: z
    .string()
    .meta({ description: "The words as a reader of the article sees them; […] where the quote leaves words out" }),
  span: Span.meta({
    description:
      "Where the words are in the article's text; empty at its beginning for a headline that is not in the text",
  }),
  differences: z
    .array(QuoteDifference)
    .meta({ description: "Where the quote differs from the article, in order; empty when it is exact" }),
});
export type QuotePlace = z.infer<typeof QuotePlace>;

/** Answer of `GET /quotes` and of the tool `verify_quote`. */
export const QuoteAnswer = z.object({
  quote: z.string().meta({ description: "As given; each run of white space and control characters is one space" }),
  match: z.enum(["exact", "near", "none"]).meta({
    description:
      "exact: word for word, but for case, quotation marks, dashes and white space; near: at least four words in five agree, see differences; none",
  }),
  places: z
    .array(QuotePlace)
    .meta({ description: "Exact ones in corpus order; when there are none, near ones, the nearest first" }),
  total: z.int().meta({ description: "Places found, including those that are not listed" }),
  notes: z.array(z.string()).meta({ description: "What a person should know about how the quote was compared" }),
  index: IndexReference,
});
export type QuoteAnswer = z.infer<typeof QuoteAnswer>;
