/** What is known of an article beside its text, as its file says it. What is absent or `null` is unknown. */
export interface FrontMatter {
  title?: string | null;
  summary?: string | null;
  source?: string | null;
  authors?: string[] | null;
  /** A day as YYYY-MM-DD. */
  published?: string | null;
  /** The day in the address that its site gives it: surer than that of a folder, less sure than one that is given as a day. */
  addressDay?: string | null;
  /** The day on which it was changed last, likewise. */
  updated?: string | null;
  tags?: string[] | null;
  /** A language tag (BCP 47). */
  lang?: string | null;
  /** An absolute address. */
  url?: string | null;
  /** Paths of its site at which it is or was, from its root, where it is first. */
  sitePaths?: string[] | null;
  /** Other titles, by which the article is found too. */
  aliases?: string[] | null;
  /** Why the article is not published, such as `is a draft`. */
  heldBack?: string | null;
  /** Whether the owner says in so many words that it is published. */
  isReleased?: boolean;
  /** Names of the fields above that were guessed. */
  guessed?: string[];
}

/** A language tag: en, pt-BR, zh-Hant. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
