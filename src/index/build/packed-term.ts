import type { ByteReader } from "../format/byte-reader.ts";
import type { ByteWriter } from "../format/byte-writer.ts";

/** What is known of where a term occurs in a run of passages. */
interface TermHead {
  /** Passages that have it. */
  passages: number;
  /** Articles that have it. */
  articles: number;
  /** The first and the last of the passages. */
  first: number;
  last: number;
  /** Whether the first one has it once, in its text, and nowhere else. */
  isFirstPlain: boolean;
}

/** Where a term occurs in a run of passages, packed; DESIGN.md draws the bytes. */
export interface PackedTerm extends TermHead {
  /** The postings without the number of the first, which a merge counts anew. */
  postings: Uint8Array;
  /** Its positions in each field of each passage. */
  positions: Uint8Array;
}

export function writePackedTerm(term: PackedTerm, to: ByteWriter): void {
  const { passages, articles, first, last, isFirstPlain, postings, positions } = term;
  to.varint(passages);
  to.varint(articles);
  to.varint(first);
  to.varint(last);
  to.varint(Number(isFirstPlain));
  to.varint(postings.length);
  to.varint(positions.length);
  to.bytes(postings);
  to.bytes(positions);
}

/** Reads what comes before the postings and positions of a term, with how many bytes they have. */
export function readPackedHead(from: ByteReader): TermHead & { inPostings: number; inPositions: number } {
  const passages = from.varint();
  const articles = from.varint();
  const first = from.varint();
  const last = from.varint();
  const isFirstPlain = from.varint() === 1;
  return { passages, articles, first, last, isFirstPlain, inPostings: from.varint(), inPositions: from.varint() };
}

/** Reads a term in place: its bytes are views of those that it is read from. */
export function readPackedTerm(from: ByteReader): PackedTerm {
  const { inPostings, inPositions, ...head } = readPackedHead(from);
  return { ...head, postings: from.bytes(inPostings), positions: from.bytes(inPositions) };
}

/** Passes over a term. */
export function skipPackedTerm(from: ByteReader): void {
  from.skipVarints(5);
  from.skip(from.varint() + from.varint());
}
