import * as z from "zod";
import { ArticleListParameters, StatusDocument } from "./article-documents.ts";
import { ArticleReference } from "./article-record.ts";
import { IndexReference } from "./search-response.ts";

/**
 * What a build warned of: the metadata of an article, one id wanted twice, a text that is not UTF-8, markup that was read as text, a file
 * that is too large, a link or device that was passed over, a setting.
 */
export const WarningKind = z.enum(["metadata", "id", "encoding", "markup", "size", "passed_over", "settings"]);
export type WarningKind = z.infer<typeof WarningKind>;

/** Why a file is no article: its author holds it back, it is of another kind, or it has no text. */
export const LeftOutKind = z.enum(["held_back", "other_kind", "no_text"]);
export type LeftOutKind = z.infer<typeof LeftOutKind>;

const countedBy = <T extends z.ZodType<string>>(kind: T) => z.array(z.object({ kind, count: z.int() }));

/**
 * What a build said, in kinds and numbers. Messages and paths are not in it: they name drafts, and hold what was wrong with private
 * values.
 */
const BuildNotes = z.object({
  warnings: countedBy(WarningKind).meta({ description: "What the build warned of, by kind" }),
  left_out: countedBy(LeftOutKind).meta({ description: "Files that are no article, by the reason" }),
});

/** The same with the articles that were warned of, the first some, by their ids. */
export const CorpusNotes = BuildNotes.extend({ warned: z.array(z.string()) });
export type CorpusNotes = z.infer<typeof CorpusNotes>;

const Count = z.object({ value: z.string(), count: z.int() });

const valuesOf = <T extends z.ZodType>(entry: T) =>
  z.object({ total: z.int().meta({ description: "Values that articles have" }), values: z.array(entry) });

/** What the account of a corpus is asked for by. */
export const CorpusRequest = z.strictObject({
  all: z
    .enum(["source", "tag", "author"])
    .optional()
    .meta({ description: "Give every value of this, instead of the most frequent", examples: ["tag"] }),
});
export type CorpusRequest = z.infer<typeof CorpusRequest>;

/** What `GET /corpus` takes. */
export const CorpusParameters = CorpusRequest.extend({ format: ArticleListParameters.shape.format });

/** Answer of `GET /corpus`. All counts are of articles, unless they say otherwise. */
export const CorpusDocument = z.object({
  corpus: StatusDocument.shape.corpus,
  index: IndexReference,
  size: z.object({
    words: z.int().meta({ description: "Words that readers see" }),
    bytes: z.int().meta({ description: "Bytes of the index" }),
  }),
  timeline: z.object({
    unit: z.enum(["month", "year", "decade"]),
    counts: z
      .array(Count)
      .meta({ description: "Days, as far as the unit goes, in order; those without articles are left out" }),
    undated: z.int(),
  }),
  sources: valuesOf(
    Count.extend({ words: z.array(z.string()).meta({ description: "Words that tell its articles from the others" }) }),
  ),
  tags: valuesOf(Count),
  authors: valuesOf(Count),
  languages: valuesOf(Count),
  names: z.array(z.string()).meta({ description: "What the texts name most" }),
  repeats: z.object({
    copies: z.int().meta({ description: "Other places where an article stands, which are merged with it" }),
    near_duplicates: z.int().meta({ description: "Passages that say nearly the same as another" }),
    older_versions: z.int().meta({ description: "Articles of which a newer version is here" }),
  }),
  build: BuildNotes.extend({
    warned: z
      .array(ArticleReference.pick({ id: true, title: true, url: true }))
      .meta({ description: "The first articles that were warned of" }),
  }),
});
export type CorpusDocument = z.infer<typeof CorpusDocument>;
