import * as z from "zod";
import { ArticleRecord, Span } from "../contract/article-record.ts";
import { MarkupRecord } from "./format/markup-record.ts";

const StoredSection = Span.extend({ id: z.string(), title: z.string(), level: z.int(), tokens: z.int() });

/** A passage in the head of its article: the part of its id that is its own, and where it begins and ends in the text. */
const StoredPlace = z.tuple([z.string(), z.int(), z.int()]);

/** The section `copies`: the records of each article's copies, by the article's number. */
export const CopyRecords = z.record(z.string(), z.array(ArticleRecord));
export type CopyRecords = z.infer<typeof CopyRecords>;

/** The section `versions`: the version of an article and of each of its copies, by their ids, by the article's number. */
export const VersionLabels = z.record(z.string(), z.record(z.string(), z.string()));
export type VersionLabels = z.infer<typeof VersionLabels>;

/** What the index knows of an article beside its record, its passages and its page. */
export const StoredHead = z.object({
  summary: z.string().nullable(),
  aliases: z.array(z.string()),
  guessed: z.array(z.string()),
  tokens: z.int(),
  /** What of the text its reader does not see as it is written. */
  markup: MarkupRecord,
  /** Whether the first thing in its text is a heading that says the title. */
  beginsWithTitle: z.boolean(),
  sections: z.array(StoredSection),
  passages: z.array(StoredPlace),
  /** What of its text stands before its first passage. */
  lead: z.string(),
  /** Bytes of the text without the white space around it. */
  trimmedBytes: z.int(),
});
export type StoredHead = z.infer<typeof StoredHead>;
