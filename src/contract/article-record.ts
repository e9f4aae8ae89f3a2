import * as z from "zod";

/** What is known about an article apart from its text, as the owner wrote it. `null` and `[]` stand for unknown. */
export const ArticleRecord = z.object({
  id: z.string().meta({ description: "Readable id, made from the article's path" }),
  title: z.string(),
  url: z.string().nullable(),
  source: z.string().nullable(),
  authors: z.array(z.string()),
  published: z.string().nullable().meta({ description: "Day of publication, YYYY-MM-DD" }),
  tags: z.array(z.string()),
  lang: z.string().meta({ description: "BCP 47 tag of the article's language" }),
});
export type ArticleRecord = z.infer<typeof ArticleRecord>;

/** An article as every door names it: the record with an address that can always be opened. */
export const ArticleReference = ArticleRecord.extend({
  url: z.string().meta({ description: "Absolute address of the article, or of its reader page here" }),
});
export type ArticleReference = z.infer<typeof ArticleReference>;

/** Where a passage lies in its article's text: `text.slice(start, end)`, in UTF-16 code units. */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;
