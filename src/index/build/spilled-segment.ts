import { ByteReader } from "../format/byte-reader.ts";
import { ByteWriter } from "../format/byte-writer.ts";
import { type PackedTerm, readPackedTerm, writePackedTerm } from "./packed-term.ts";

/** Where a term occurs in the passages of a segment. */
export interface TermPostings extends PackedTerm {
  /** The term in UTF-8. */
  key: Uint8Array;
}

/** Puts bytes aside while an index is made, so that memory need not hold them. */
export interface Scratch {
  /** Bytes appended so far: where the next ones begin. */
  readonly length: number;
  append(bytes: Uint8Array): void;
  /** Gives bytes that were appended, counted from the first of all. */
  read(offset: number, length: number): Uint8Array;
}

/** Bytes read back at a time: far fewer than a segment has. */
const WINDOW_BYTES = 1024 * 1024;

/** Bytes that say how long a record is. */
const PREFIX_BYTES = 4;

/** A segment that was put aside, and where. */
export interface SpilledSegment {
  offset: number;
  length: number;
}

function writeTerm(term: TermPostings, to: ByteWriter): void {
  to.varint(term.key.length);
  to.bytes(term.key);
  writePackedTerm(term, to);
}

function readTerm(from: ByteReader): TermPostings {
  return { key: from.bytes(from.varint()), ...readPackedTerm(from) };
}

/** Puts the terms of a segment aside, which begins at `offset` there. */
export function spillSegment(scratch: Scratch, offset: number, terms: Iterable<TermPostings>): SpilledSegment {
  const record = new ByteWriter();
  const window = new ByteWriter();
  const prefix = new DataView(new ArrayBuffer(PREFIX_BYTES));
  let length = 0;
  const flush = () => {
    length += window.length;
    scratch.append(window.take());
  };
  for (const term of terms) {
    writeTerm(term, record);
    prefix.setUint32(0, record.length, true);
    window.bytes(new Uint8Array(prefix.buffer));
    window.bytes(record.take());
    if (window.length >= WINDOW_BYTES) flush();
  }
  flush();
  return { offset, length };
}

/** Reads the terms of a segment back, in their order, a window at a time. */
export function* readSegment(scratch: Scratch, { offset, length }: SpilledSegment): Generator<TermPostings> {
  const end = offset + length;
  let [at, from] = [offset, offset];
  let window = new Uint8Array();
  const have = (bytes: number) => {
    if (at + bytes <= from + window.length) return;
    from = at;
    window = new Uint8Array(scratch.read(at, Math.min(end - at, Math.max(bytes, WINDOW_BYTES))));
  };
  while (at < end) {
    have(PREFIX_BYTES);
    const size = new DataView(window.buffer, window.byteOffset + at - from).getUint32(0, true);
    have(PREFIX_BYTES + size);
    yield readTerm(new ByteReader(window, at - from + PREFIX_BYTES));
    at += PREFIX_BYTES + size;
  }
}
