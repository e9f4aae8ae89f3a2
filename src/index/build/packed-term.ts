import type { ByteReader } from "../format/byte-reader.ts";
import type { ByteWriter } from "../format/byte-writer.ts";

/** Where a term occurs in a run of passages, packed; DESIGN.md draws the bytes. */
export interface PackedTerm {
  /** Passages that have it. */
  passages: number;
  /** The first and the last of them. */
  first: number;
  last: number;
  /** Whether the first one has it once, in its text, and nowhere else. */
  isFirstPlain: boolean;
  /** The postings without the number of the first, which a merge counts anew. */
  postings: Uint8Array;
  /** Its positions in each field of each passage. */
  positions: Uint8Array;
}

export function writePackedTerm(term: PackedTerm, to: ByteWriter): void {
  const { passages, first, last, isFirstPlain, postings, positions } = term;
  for (const value of [passages, first, last, Number(isFirstPlain), postings.length, positions.length])
    to.varint(value);
  to.bytes(postings);
  to.bytes(positions);
}

/** Reads a term in place: its bytes are views of those that it is read from. */
export function readPackedTerm(from: ByteReader): PackedTerm {
  const [passages, first, last] = [from.varint(), from.varint(), from.varint()];
  const isFirstPlain = from.varint() === 1;
  const [inPostings, inPositions] = [from.varint(), from.varint()];
  return { passages, first, last, isFirstPlain, postings: from.bytes(inPostings), positions: from.bytes(inPositions) };
}

/** Passes over a term. */
export function skipPackedTerm(from: ByteReader): void {
  from.skipVarints(4);
  from.skip(from.varint() + from.varint());
}
