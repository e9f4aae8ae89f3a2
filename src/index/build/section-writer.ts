import { bytesToHex } from "@noble/hashes/utils.js";
import { digest } from "../../text/digest.ts";
import { checksum } from "../format/checksum.ts";
import { DIGEST_DIGITS } from "../format/header.ts";
import { BLOCK_BYTES, blockFile, PAGE_BYTES } from "../format/layout.ts";
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
const MAX_RESIDENT_BYTES = 2 * BLOCK_BYTES;

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
 * full. A section of two blocks at most stays resident.
 */
export class SectionWriter {
  readonly #name: string;
  readonly #output: IndexOutput;
  readonly #hash: ReturnType<IndexOutput["createHash"]>;
  readonly #checksums: number[] = [];
  /** The blocks that are full while it is not known yet whether the section is small. */
  #held: Uint8Array[] = [];
  #block = new Uint8Array(BLOCK_BYTES);
  #filled = 0;
  #blocks = 0;
  #length = 0;

  constructor(name: string, output: IndexOutput) {
    this.#name = name;
    this.#output = output;
    this.#hash = output.createHash();
  }

  /** Bytes written so far: where the next ones begin. */
  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const room = BLOCK_BYTES - this.#filled;
      // Most pieces are a few bytes: a view takes as long as copying them.
      const piece = at === 0 && bytes.length <= room ? bytes : bytes.subarray(at, at + room);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === BLOCK_BYTES) this.#closeBlock();
    }
    this.#length += bytes.length;
  }

  #closeBlock(): void {
    const block = this.#block.slice(0, this.#filled);
    this.#hash.update(block);
    for (const page of pagesOf(block)) this.#checksums.push(checksum(page));
    this.#filled = 0;
    this.#held.push(block);
    if ((this.#blocks + this.#held.length) * BLOCK_BYTES > MAX_RESIDENT_BYTES) this.#release();
  }

  #release(): void {
    for (const block of this.#held) {
      this.#output.write(blockFile(this.#name, this.#blocks), block);
      this.#blocks += 1;
    }
    this.#held = [];
  }

  finish(): WrittenSection {
    if (this.#filled > 0) this.#closeBlock();
    const isResident = this.#blocks === 0;
    const resident = isResident ? new Uint8Array(this.#length) : null;
    for (const [index, block] of isResident ? this.#held.entries() : []) resident?.set(block, index * BLOCK_BYTES);
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
