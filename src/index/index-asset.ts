import type { AsPlainObject } from "minisearch";
import { z } from "zod";
import { ArticleRecord } from "../contract/article-record.ts";
import { Span } from "../contract/ranges.ts";

/** Raised with every change to the asset that an older Worker could not read, or would read wrongly. */
export const FORMAT_VERSION = 1;

/** Name of the index asset in the folder that the build writes. */
export const INDEX_FILE = "index.json";

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

const StoredSection = Span.extend({ id: z.string(), title: z.string(), level: z.int(), tokens: z.int() });

/** An article in the index; its passages are `passages.slice(first, first + count)`. */
export const StoredArticle = z.object({
  record: ArticleRecord,
  summary: z.string().nullable(),
  text: z.string(),
  html: z.string(),
  tokens: z.int(),
  sections: z.array(StoredSection),
  first: z.int(),
  count: z.int(),
});
export type StoredArticle = z.infer<typeof StoredArticle>;

/** A passage in the index; `markup` is what of its own text a reader sees otherwise. */
export const StoredPassage = z.object({
  id: z.string(),
  article: z.int(),
  section: z.array(z.string()),
  span: Span,
  markup: z.array(Span.extend({ shown: z.string() })),
});
export type StoredPassage = z.infer<typeof StoredPassage>;

/** The inverted index as MiniSearch writes it. Only its dictionary is read here; the rest is MiniSearch's own. */
const PostingsShape = z.looseObject({ index: z.array(z.tuple([z.string(), z.unknown()])) });
const Postings = z.custom<AsPlainObject>((value) => PostingsShape.safeParse(value).success);

/** What the build writes and the Worker reads. */
export const IndexAsset = z.object({
  format: z.literal(FORMAT_VERSION, {
    error: ({ input }) => `index format was ${input}, wanted ${FORMAT_VERSION}; build it again`,
  }),
  version: z.string(),
  corpus: CorpusInfo,
  articles: z.array(StoredArticle),
  passages: z.array(StoredPassage),
  postings: Postings,
});
export type IndexAsset = z.infer<typeof IndexAsset>;
