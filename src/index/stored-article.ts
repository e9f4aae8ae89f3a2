import { z } from "zod";
import { ArticleRecord, Span } from "../contract/article-record.ts";
import { MarkupRecord } from "./format/markup-record.ts";

const StoredSection = Span.extend({ id: z.string(), title: z.string(), level: z.int(), tokens: z.int() });

/** A passage in the index. */
export const StoredPassage = z.object({
  id: z.string(),
  section: z.array(z.string()),
  span: Span,
  /** Where its text lies in the bytes of the article's text. */
  bytes: Span,
});
export type StoredPassage = z.infer<typeof StoredPassage>;

/** The section `copies`: the records of each article's copies, by the article's number. */
export const CopyRecords = z.record(z.string(), z.array(ArticleRecord));
export type CopyRecords = z.infer<typeof CopyRecords>;

/**
 * What the index knows of an article, apart from its text and its page. The section `articles` has it as JSON, followed
 * by the text in UTF-8; the section `pages` has the page.
 */
export const StoredHead = z.object({
  record: ArticleRecord,
  summary: z.string().nullable(),
  aliases: z.array(z.string()),
  guessed: z.array(z.string()),
  tokens: z.int(),
  /** What of the text its reader does not see as it is written. */
  markup: MarkupRecord,
  /** Whether the first thing in its text is a heading that says the title. */
  beginsWithTitle: z.boolean(),
  sections: z.array(StoredSection),
  passages: z.array(StoredPassage),
  textBytes: z.int(),
  /** Bytes of the text without the white space around it. */
  trimmedBytes: z.int(),
  pageBytes: z.int(),
});
export type StoredHead = z.infer<typeof StoredHead>;
