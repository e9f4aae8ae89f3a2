/** The keys by which site generators and vaults name what Pressmark reads, the best first. Case, `_` and `-` do not matter. */
export const METADATA_KEYS = {
  title: ["title", "linkTitle"],
  summary: ["summary", "description", "excerpt", "abstract"],
  source: ["source", "publisher", "publication", "siteName"],
  authors: ["authors", "author", "byline", "creator"],
  published: ["published", "publishedAt", "publishDate", "pubDate", "datePublished", "date"],
  updated: [
    "updated",
    "updatedAt",
    "updatedDate",
    "dateUpdated",
    "lastUpdated",
    "lastUpdate",
    "lastmod",
    "lastModified",
    "lastModifiedAt",
    "modified",
    "modifiedAt",
    "dateModified",
  ],
  tags: ["tags", "tag", "categories", "category", "keywords", "keyword", "topics", "topic"],
  lang: ["lang", "language", "locale"],
  url: ["url", "canonicalUrl", "canonical", "permalink", "slug", "path"],
  /** Where the article itself is in its site, for the day that may be in it; never where it was before. */
  address: ["path", "permalink", "url", "slug", "canonicalUrl", "canonical"],
  /** What an article goes by beside its title: other titles, or addresses at which it was. */
  aliases: ["aliases", "alias"],
  formerAddress: ["redirectFrom"],
} as const;

const HELD_STATE = /^(draft|private|hidden|unpublished|not[ _-]?published|unlisted|pending|trash)$/i;

/** Those for whom an article is kept that not everybody may read. */
const AUDIENCE = /^(members|paid|tiers|password|protected|internal|restricted)$/i;
const HELD_FROM_MOST = new RegExp(`${HELD_STATE.source}|${AUDIENCE.source}`, "i");

/** Keys with which owners hold an article back: those that do when they are true, when false, when they say anything, and by a word in their text. */
export const HOLDING_KEYS = {
  whenTrue: [
    "draft",
    "isDraft",
    "private",
    "unlisted",
    "hidden",
    "noindex",
    "robotsNoIndex",
    "searchExclude",
    "protected",
  ],
  whenFalse: [
    "published",
    "publish",
    "search",
    "searchable",
    "permalink",
    "isPublished",
    "public",
    "isPublic",
    "dgPublish",
    "render",
  ],
  whenSet: ["password"],
  byWord: {
    status: HELD_STATE,
    poststatus: HELD_STATE,
    visibility: HELD_FROM_MOST,
    access: HELD_FROM_MOST,
    robots: /\bnoindex\b/i,
  },
} as const;

/** Mappings whose keys count as those of the article: Zola's and Hugo's. */
export const NESTING_KEYS = ["taxonomies", "extra", "params", "build"] as const;

/** Makes a key comparable: `pub_date` and `pubDate` are one. */
export function foldKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, "");
}

const { whenTrue, whenFalse, whenSet, byWord } = HOLDING_KEYS;
const HOLDING = new Set([...whenTrue, ...whenFalse, ...whenSet, ...Object.keys(byWord)].map(foldKey));
const KNOWN = new Set([...HOLDING, ...[...Object.values(METADATA_KEYS).flat(), ...NESTING_KEYS].map(foldKey)]);

/** Tells whether an owner may hold an article back by a key. */
export function isHoldingKey(key: string): boolean {
  return HOLDING.has(foldKey(key));
}

/** Tells whether something is read from a key of front matter. */
export function isKnownKey(key: string): boolean {
  return KNOWN.has(foldKey(key));
}
