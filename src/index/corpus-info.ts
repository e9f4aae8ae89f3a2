import * as z from "zod";
import { CorpusNotes } from "../contract/corpus-document.ts";

/** What the owner says of the corpus, as the Worker needs it. */
export const CorpusInfo = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  site: z.string().nullable(),
  language: z.string(),
  synonyms: z.array(z.array(z.string())),
});
export type CorpusInfo = z.infer<typeof CorpusInfo>;

/** What a corpus says of itself: a few of its own words, for who has to choose where to search and how to ask. The most telling ones first. */
export const CorpusOutline = z.object({
  /** The newest title, then others at equal steps down to the oldest; none that was made from a first sentence. */
  titles: z.array(z.string()),
  /** What the texts name most, and say most where they have few names. */
  names: z.array(z.string()),
  /** Those of most passages. */
  tags: z.array(z.string()),
  sources: z.array(z.string()),
  authors: z.array(z.string()),
});
export type CorpusOutline = z.infer<typeof CorpusOutline>;

/** How much there is of everything: what ranking formulas ask of a collection. */
const Counts = z.object({
  articles: z.int(),
  passages: z.int(),
  terms: z.int(),
  /** Tokens of each field over all passages; the title's count once for each. */
  tokens: z.object({ title: z.int(), section: z.int(), text: z.int() }),
});
export type Counts = z.infer<typeof Counts>;

/** The section `info` of an index: JSON of one or two kilobytes. */
export const IndexInfo = z.object({
  corpus: CorpusInfo,
  counts: Counts,
  /** The languages that articles are written in, by their codes, that of most passages first. */
  languages: z.array(z.string()),
  outline: CorpusOutline,
});
export type IndexInfo = z.infer<typeof IndexInfo>;

/** The section `values`: every value that an article can be filtered by. The code of a value is its place in its list. */
export const FacetValues = z.object({
  source: z.array(z.string()),
  tag: z.array(z.string()),
  author: z.array(z.string()),
  lang: z.array(z.string()),
});
export type FacetValues = z.infer<typeof FacetValues>;

/** The section `letters`: the headings of an alphabetical list of titles in their order, each with how many articles are under it. */
export const LetterCounts = z.array(z.tuple([z.string(), z.int()]));
export type LetterCounts = z.infer<typeof LetterCounts>;

/** The section `overview`: what the build knows of the whole and nothing else of the index tells. */
export const Overview = z.object({
  /** Words that readers of the articles see. */
  words: z.int(),
  copies: z.int(),
  /** Sources with the words that tell their articles from all others. */
  telling: z.array(z.object({ source: z.string(), words: z.array(z.string()) })),
  /** What was said of the corpus. */
  notes: CorpusNotes,
});
export type Overview = z.infer<typeof Overview>;
