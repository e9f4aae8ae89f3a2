/** First bytes of every index. */
export const MAGIC = "PRESSMRK";

/** Raised with every change to the index that an older Worker could not read, or would read wrongly. */
export const FORMAT_VERSION = 5;

/**
 * Bytes under one checksum. They are checked when they are first touched, most often by code that runs for the first
 * time, which takes 3 ms for 64 KiB (Node 24, two cores); most of what is read at once is shorter than this.
 */
export const PAGE_BYTES = 8 * 1024;

/** Most bytes of a file that is fetched on demand. */
export const BLOCK_BYTES = 256 * 1024;

/** Most bytes of a file of the resident part; the platform takes 25 MiB. */
export const PART_BYTES = 16 * 1024 * 1024;

/** Where resident sections begin: typed arrays of any width can be laid over them. */
export const ALIGNMENT = 8;

/** Entries of a string table between two that are written whole. */
export const TABLE_STRIDE = 16;

/** Name of the section that holds the checksum of every page of the others, four bytes each. */
export const CHECKSUMS = "checksums";

/** Files of the resident part, in order; the first has the header. */
export function partFile(number: number): string {
  return number === 0 ? "index.bin" : `index-${number}.bin`;
}

/** Files of a section that is fetched on demand, in order. */
export function blockFile(section: string, number: number): string {
  return `${section}-${number}.bin`;
}

/**
 * Where a file of an index lies in its folder. All but the first lie in one named after the version, so that a new index
 * takes the place of an old one at once, with its first file.
 */
export function pathOf(file: string, version: string | undefined): string {
  return version === undefined ? file : `${version}/${file}`;
}

/** The fields of a passage, in the order in which its words are written. */
export const FIELDS = ["title", "section", "text"] as const;
export type Field = (typeof FIELDS)[number];
