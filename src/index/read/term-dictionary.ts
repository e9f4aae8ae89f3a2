import type { Column } from "./resident-part.ts";
import type { StringTable } from "./string-table.ts";

/** A term of the index: how frequent it is, and where its postings lie. */
export interface TermEntry {
  term: string;
  /** Passages and articles that have it. */
  passages: number;
  articles: number;
  /** Where its postings begin in their section, and the bytes of these and of the positions that follow them. */
  offset: number;
  postingsBytes: number;
  positionsBytes: number;
}

/** Integers to each term, in this order: passages, articles, bytes of postings, bytes of positions. */
export const VALUES_PER_TERM = 4;

const encoder = new TextEncoder();

/** Encodes a term. Most are ASCII, of a few letters, for which the encoder takes as long as the look-up. */
function encodeTerm(term: string): Uint8Array {
  const bytes = new Uint8Array(term.length);
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at);
    if (code >= 0x80) return encoder.encode(term);
    bytes[at] = code;
  }
  return bytes;
}

/** The terms of an index, sorted by their bytes. */
export class TermDictionary {
  readonly #table: StringTable;
  readonly #postings: Column;

  /** `postings`: where the postings of each group of the table begin. */
  constructor(table: StringTable, postings: Column) {
    this.#table = table;
    this.#postings = postings;
  }

  /** Finds a term; `null` when the index does not have it. Logarithmic in the number of terms. */
  find(term: string): TermEntry | null {
    const found = this.#table.find(encodeTerm(term));
    if (!found) return null;
    const [passages = 0, articles = 0, postingsBytes = 0, positionsBytes = 0] = found.values;
    const [, , postingsBefore = 0, positionsBefore = 0] = found.sums;
    const offset = (this.#postings[found.group] ?? 0) + postingsBefore + positionsBefore;
    return { term, passages, articles, offset, postingsBytes, positionsBytes };
  }

  /** Finds the terms that the index has, in the order given. */
  findAll(terms: Iterable<string>): TermEntry[] {
    return Array.from(terms, (term) => this.find(term)).filter((entry) => entry !== null);
  }
}
