import * as z from "zod";
import { ArticleReference, Span } from "./article-record.ts";
import { ScoreExplanation } from "./score-explanation.ts";

/** Ranges of a text to highlight: ordered, disjoint, each `[start, end)` in UTF-16 code units. */
export const Highlights = z.array(z.array(z.int().nonnegative()).length(2));
export type Highlights = z.infer<typeof Highlights>;

export const Corrections = z
  .array(z.object({ from: z.string(), to: z.string() }))
  .meta({ description: "Words that the articles do not have, and those searched instead" });

/** How the query was read. Words are given as typed, case-folded. */
const Interpretation = z.object({
  terms: z.array(z.string()).meta({ description: "Words that were searched" }),
  phrases: z.array(z.string()).meta({ description: "Phrases that passages must have" }),
  required: z.array(z.string()).meta({ description: "Words that passages must have" }),
  excluded: z.array(z.string()).meta({ description: "What passages must not have" }),
  filters: z.record(z.string(), z.array(z.string())),
  ignored: z
    .array(z.string())
    .meta({ description: "Words that were not scored: stop words, and words over the limit" }),
  corrected: Corrections,
  notes: z.array(z.string()).meta({ description: "What a person should know about how the query was read" }),
});

/** An excerpt as a reader sees it, without markup, and what to highlight in it. */
export const Snippet = z.object({ text: z.string(), highlights: Highlights });
export type Snippet = z.infer<typeof Snippet>;

/** One ranked passage. */
export const Hit = z.object({
  rank: z.int().positive().meta({ description: "1 for the best passage" }),
  id: z.string().meta({ description: "Passage id, kept as long as the passage's text stays the same" }),
  score: z.number(),
  title: z.string().meta({ description: "Title of the article" }),
  section: z.array(z.string()).meta({ description: "Headings above the passage, outermost first" }),
  url: z.string().meta({ description: "Link to cite; opens the article at the passage" }),
  text: z.string().meta({ description: "The whole passage, unless usage.truncated says that it was cut" }),
  highlights: Highlights,
  snippet: Snippet.nullable(),
  article: ArticleReference,
  span: Span.nullable().meta({ description: "Where the passage lies in the article's text" }),
  matched: z.array(z.string()).meta({ description: "Words of the query that the passage has" }),
  missing: z.array(z.string()).meta({ description: "Words of the query that the passage lacks" }),
  also_in: z.array(z.string()).meta({
    description:
      "Ids of passages that this hit stands for, five at most: near-duplicates, and other versions of its page",
  }),
});
export type Hit = z.infer<typeof Hit>;

const FacetCounts = z.array(z.object({ value: z.string(), count: z.int().positive() }));

/** How many of the matching passages each value has, most first; empty lists for what was not asked for. */
export const Facets = z
  .object({
    source: FacetCounts,
    tag: FacetCounts,
    author: FacetCounts,
    year: FacetCounts,
    lang: FacetCounts,
  })
  .meta({
    description:
      "How many of the matching passages each value has, the 20 most frequent; empty unless facets asks for it",
  });
export type Facets = z.infer<typeof Facets>;

/** How well the best passage answers: see DESIGN.md for the rule. */
export const MatchQuality = z.enum(["strong", "partial", "weak", "none"]).meta({
  description:
    "How well the best passage answers: strong is right 19 times in 20, none holds nothing useful; a word that was corrected never counts as found",
});
export type MatchQuality = z.infer<typeof MatchQuality>;

/** Which index answered; the version changes exactly when the answers may. */
export const IndexReference = z.object({ version: z.string(), articles: z.int(), passages: z.int() });
export type IndexReference = z.infer<typeof IndexReference>;

/** What an answer costs its reader, and what was left out of it. */
export const Usage = z.object({
  tokens: z.int().meta({ description: "Estimated tokens of this answer" }),
  hits_returned: z.int(),
  hits_omitted: z
    .int()
    .meta({ description: "Passages of this page that did not fit max_tokens; next_cursor gets them" }),
  truncated: z.boolean().meta({ description: "The last passage was cut at a sentence to fit max_tokens" }),
});
export type Usage = z.infer<typeof Usage>;

/** Answer of the tool `search_passages`. */
export const SearchResponse = z.object({
  query: z.string(),
  interpretation: Interpretation,
  total: z.int().meta({ description: "Passages that match, before max_per_article" }),
  match_quality: MatchQuality,
  hits: z.array(Hit),
  facets: Facets,
  suggestions: z.array(z.string()).meta({ description: "Queries that may have been meant" }),
  next_cursor: z.string().nullable(),
  usage: Usage,
  index: IndexReference,
});
export type SearchResponse = z.infer<typeof SearchResponse>;

/** A hit of `GET /search`, explained when that is asked for. */
const ExplainedHit = Hit.extend({ explanation: ScoreExplanation.optional() });
export type ExplainedHit = z.infer<typeof ExplainedHit>;

/** Answer of `GET /search`: as {@link SearchResponse}, and with `explain=true` how each score is made. */
export const ExplainedResponse = SearchResponse.extend({ hits: z.array(ExplainedHit) });
export type ExplainedResponse = z.infer<typeof ExplainedResponse>;
