/** First bytes of every index. */
export const MAGIC = "PRESSMRK";

/** Raised with every change to the index that an older Worker could not read, or would read wrongly. */
export const FORMAT_VERSION = 12;

/**
 * Bytes under one checksum: a checksum page. They are checked when they are first touched, most often by code that runs
 * for the first time, which takes 3 ms for 64 KiB (Node 24, two cores); most of what is read at once is shorter than this.
 */
export const PAGE_BYTES = 8 * 1024;

/** Bytes of the first blocks of a section. A search reads some 2 kB of each block that it fetches: ten hits lie in ten blocks. */
export const FIRST_BLOCK_BYTES = 16 * 1024;

/** Those of the postings, which are read by the list: a common word's takes 200 kB at 20,000 passages, and a request may fetch 50 files. */
export const FIRST_POSTINGS_BYTES = 32 * 1024;

/** Most bytes of a block. */
export const BLOCK_BYTES = 256 * 1024;

/** Blocks of each size but the largest: 100,000 passages take a third of the 20,000 files that the free plan serves, a million 24,000. */
const BLOCKS_OF_A_SIZE = 512;

/** What a reader fetches of a section at a time: its number, and the bytes that it holds, of the last block as far as they go. */
export interface Block {
  number: number;
  start: number;
  end: number;
}

/**
 * Finds the block of a section in which a byte of it lies. Blocks grow with the section: {@link BLOCKS_OF_A_SIZE} of one size, then as many of
 * twice that, so that their sizes need not be known before the section is written.
 */
export function blockAt(section: string, offset: number): Block {
  let [number, start, bytes] = [0, 0, section === "postings" ? FIRST_POSTINGS_BYTES : FIRST_BLOCK_BYTES];
  for (; bytes < BLOCK_BYTES && offset >= start + BLOCKS_OF_A_SIZE * bytes; bytes *= 2) {
    number += BLOCKS_OF_A_SIZE;
    start += BLOCKS_OF_A_SIZE * bytes;
  }
  const before = Math.floor((offset - start) / bytes);
  return { number: number + before, start: start + before * bytes, end: start + (before + 1) * bytes };
}

/** Most bytes of a file of the resident part; the platform takes 25 MiB. */
export const PART_BYTES = 16 * 1024 * 1024;

/** Where resident sections begin: typed arrays of any width can be laid over them. */
export const ALIGNMENT = 8;

/** One entry in this many of a string table is written whole. */
export const TABLE_STRIDE = 16;

/** Name of the section that holds the checksums of all others, four bytes for each checksum page. */
export const CHECKSUMS = "checksums";

/** Files of the resident part, in order; the first has the header. */
export function partFile(number: number): string {
  return number === 0 ? "index.bin" : `index-${number}.bin`;
}

/** Files that hold the blocks of a section, in order, where files are served whole. */
export function blockFile(section: string, number: number): string {
  return `${section}-${number}.bin`;
}

/**
 * Where all but the first file of an index lie: in a folder named after the version, so that a new index takes the place
 * of an old one at once, with its first file.
 */
export function pathOf(file: string, version: string): string {
  return `${version}/${file}`;
}

/** The fields of a passage, in the order in which its words are written. */
export const FIELDS = ["title", "section", "text"] as const;
export type Field = (typeof FIELDS)[number];
