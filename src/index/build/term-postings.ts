/** Where a term occurs, packed; DESIGN.md draws the bytes. */
export interface TermPostings {
  /** The term in UTF-8. */
  key: Uint8Array;
  /** Passages and articles that have it. */
  passages: number;
  articles: number;
  /** The first and the last of these passages. */
  first: number;
  last: number;
  /** Whether the first one has it once, in its text, and nowhere else. */
  isFirstPlain: boolean;
  /** The postings but for the number of the first, which a merge counts anew. */
  postings: Uint8Array;
  /** Its positions in each field of each passage. */
  positions: Uint8Array;
}
