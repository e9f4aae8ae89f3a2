import { z } from "zod";
import { ArticleRecord, Span } from "../contract/article-record.ts";

const StoredSection = Span.extend({ id: z.string(), title: z.string(), level: z.int(), tokens: z.int() });

/** A passage in the index; `markup` is what of its own text a reader sees otherwise. */
export const StoredPassage = z.object({
  id: z.string(),
  section: z.array(z.string()),
  span: Span,
  /** Where its text lies in the bytes of the article's text. */
  bytes: Span,
  markup: z.array(Span.extend({ shown: z.string() })),
});
export type StoredPassage = z.infer<typeof StoredPassage>;

/**
 * What the index knows of an article, apart from its text and its page. In the section `articles` it stands as JSON;
 * the text and the page follow it, of so many bytes in UTF-8.
 */
export const StoredHead = z.object({
  record: ArticleRecord,
  summary: z.string().nullable(),
  tokens: z.int(),
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
