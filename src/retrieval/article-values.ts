import type { ArticleRecord } from "../contract/article-record.ts";

/** What of an article can be filtered by and counted. */
type Attribute = "source" | "tag" | "author" | "lang";

/** The values that an article has for each attribute; none where they are unknown. */
export const ARTICLE_VALUES: Readonly<Record<Attribute, (record: ArticleRecord) => readonly string[]>> = {
  source: ({ source }) => (source === null ? [] : [source]),
  tag: ({ tags }) => tags,
  author: ({ authors }) => authors,
  lang: ({ lang }) => [lang],
};
