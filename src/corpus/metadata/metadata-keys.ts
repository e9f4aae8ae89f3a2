/** The keys by which site generators and vaults name what Pressmark reads, the best first. Case, `_` and `-` do not matter. */
export const METADATA_KEYS = {
  title: ["title", "linkTitle"],
  summary: ["summary", "description", "excerpt", "abstract"],
  source: ["source", "publisher", "publication", "siteName"],
  authors: ["authors", "author", "byline", "creator"],
  published: ["published", "publishedAt", "publishDate", "pubDate", "datePublished", "date"],
  tags: ["tags", "tag", "categories", "category", "keywords", "keyword", "topics", "topic"],
  lang: ["lang", "language", "locale"],
  url: ["url", "canonicalUrl", "canonical", "permalink", "slug"],
  aliases: ["aliases", "alias"],
} as const;

const HELD_STATE = /^(draft|private|hidden|unpublished|unlisted|pending|trash)$/i;

/** Keys with which owners hold an article back: those that do when they are true, when false, and by a word in their text. */
export const HOLDING_KEYS = {
  whenTrue: ["draft", "isDraft", "private", "unlisted", "hidden", "noindex", "robotsNoIndex", "searchExclude"],
  whenFalse: ["published", "publish", "search", "searchable", "permalink"],
  byWord: { status: HELD_STATE, visibility: HELD_STATE, robots: /\bnoindex\b/i },
} as const;

/** Mappings whose keys count as those of the article: Zola's and Hugo's. */
export const NESTING_KEYS = ["taxonomies", "extra", "params"] as const;

/** Makes a key comparable: `pub_date` and `pubDate` are one. */
export function foldKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, "");
}

const { whenTrue, whenFalse, byWord } = HOLDING_KEYS;
const HOLDING = new Set([...whenTrue, ...whenFalse, ...Object.keys(byWord)].map(foldKey));
const KNOWN = new Set([...HOLDING, ...[...Object.values(METADATA_KEYS).flat(), ...NESTING_KEYS].map(foldKey)]);

/** Tells whether an owner may hold an article back by a key. */
export function isHoldingKey(key: string): boolean {
  return HOLDING.has(foldKey(key));
}

/** Tells whether something is read from a key of front matter. */
export function isKnownKey(key: string): boolean {
  return KNOWN.has(foldKey(key));
}
