import { bytesToHex } from "@noble/hashes/utils.js";
import { digest } from "../../text/digest.ts";
import { joinBytes } from "../format/byte-writer.ts";
import { checksum } from "../format/checksum.ts";
import { DIGEST_DIGITS } from "../format/header.ts";
import { BLOCK_BYTES, blockAt, blockFile, PAGE_BYTES } from "../format/layout.ts";
import type { IndexOutput } from "../store/index-store.ts";

/** A section that is written. */
export interface WrittenSection {
  name: string;
  length: number;
  /** Bytes of each integer, for a column; 0 for other sections. */
  width: number;
  digest: string;
  /** The checksum of each checksum page. */
  checksums: number[];
  /** The content of a resident section; `null` when it lies in files of its own. */
  resident: Uint8Array | null;
}

/** Largest section that stays with the resident part although it could be fetched: a small corpus has one file. */
const MAX_RESIDENT_BYTES = 512 * 1024;

function* pagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PAGE_BYTES) yield bytes.subarray(at, at + PAGE_BYTES);
}

/** Makes a resident section of its whole content. */
export function makeSection(name: string, content: Uint8Array, width = 0): WrittenSection {
  return {
    name,
    length: content.length,
    width,
    digest: digest(content, DIGEST_DIGITS),
    checksums: Array.from(pagesOf(content), checksum),
    resident: content,
  };
}

/** The least width, in bytes, that holds integers up to `greatest`. */
function widthOf(greatest: number): 1 | 2 | 4 | 8 {
  if (greatest <= 0xff) return 1;
  if (greatest <= 0xffff) return 2;
  return greatest <= 0xffffffff ? 4 : 8;
}

/** Where integers do not fit 32 bits, as offsets beyond 4 GiB, doubles hold them up to 2^53. */
const ARRAYS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array };

/** Makes a column of the least width that holds all values, which are integers from 0 to 2^53 - 1. */
export function makeColumn(name: string, values: ArrayLike<number>): WrittenSection {
  let greatest = 0;
  for (let at = 0; at < values.length; at++) greatest = Math.max(greatest, values[at] ?? 0);
  const width = widthOf(greatest);
  const column = ARRAYS[width].from(values);
  return makeSection(name, new Uint8Array(column.buffer), width);
}

/**
 * Writes a section that is fetched on demand: cut into blocks, each a file of its own, written as soon as it is
 * full. A small section stays resident.
 */
export class SectionWriter {
  readonly #name: string;
  readonly #output: IndexOutput;
  readonly #mostResident: number;
  readonly #hash: ReturnType<IndexOutput["createHash"]>;
  readonly #checksums: number[] = [];
  /** The blocks that are full while it is not known yet whether the section is small. */
  #held: { file: string; bytes: Uint8Array }[] = [];
  readonly #block = new Uint8Array(BLOCK_BYTES);
  /** Bytes that the block has so far, and when it is full. */
  #filled = 0;
  #size: number;
  #length = 0;
  #isReleased = false;

  /** `mostResident`: bytes up to which it stays resident. */
  constructor(name: string, output: IndexOutput, mostResident = MAX_RESIDENT_BYTES) {
    this.#name = name;
    this.#output = output;
    this.#mostResident = mostResident;
    this.#hash = output.createHash();
    this.#size = blockAt(name, 0).end;
  }

  /** Bytes written so far: where the next ones begin. */
  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const room = this.#size - this.#filled;
      // Most pieces are a few bytes: a view takes as long as copying them.
      const piece = at === 0 && bytes.length <= room ? bytes : bytes.subarray(at, at + room);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.length;
      this.#length += piece.length;
      at += piece.length;
      if (this.#filled === this.#size) this.#closeBlock();
    }
  }

  #closeBlock(): void {
    const bytes = this.#block.slice(0, this.#filled);
    this.#hash.update(bytes);
    for (const page of pagesOf(bytes)) this.#checksums.push(checksum(page));
    this.#held.push({ file: blockFile(this.#name, blockAt(this.#name, this.#length - 1).number), bytes });
    this.#filled = 0;
    this.#size = blockAt(this.#name, this.#length).end - this.#length;
    if (this.#isReleased || this.#length > this.#mostResident) this.#release();
  }

  #release(): void {
    for (const { file, bytes } of this.#held) this.#output.write(file, bytes);
    this.#held = [];
    this.#isReleased = true;
  }

  finish(): WrittenSection {
    if (this.#filled > 0) this.#closeBlock();
    const resident = this.#isReleased ? null : joinBytes(this.#held.map(({ bytes }) => bytes));
    return {
      name: this.#name,
      length: this.#length,
      width: 0,
      digest: bytesToHex(this.#hash.digest()).slice(0, DIGEST_DIGITS),
      checksums: this.#checksums,
      resident,
    };
  }
}
