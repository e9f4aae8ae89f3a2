import { ByteReader } from "../format/byte-reader.ts";
import { ByteWriter } from "../format/byte-writer.ts";

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
  /** The postings without the number of the first, which a merge counts anew. */
  postings: Uint8Array;
  /** Its positions in each field of each passage. */
  positions: Uint8Array;
}

/** Puts bytes aside while an index is made, so that memory need not hold them. */
export interface Scratch {
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
  const { key, passages, articles, first, last, isFirstPlain, postings, positions } = term;
  for (const value of [passages, articles, first, last, Number(isFirstPlain)]) to.varint(value);
  for (const part of [key, postings, positions]) {
    to.varint(part.length);
    to.bytes(part);
  }
}

function readTerm(from: ByteReader): TermPostings {
  const [passages, articles, first, last, plain] = [0, 1, 2, 3, 4].map(() => from.varint());
  const [key, postings, positions] = [0, 1, 2].map(() => from.bytes(from.varint()).slice());
  const none = new Uint8Array();
  return {
    key: key ?? none,
    passages: passages ?? 0,
    articles: articles ?? 0,
    first: first ?? 0,
    last: last ?? 0,
    isFirstPlain: plain === 1,
    postings: postings ?? none,
    positions: positions ?? none,
  };
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
