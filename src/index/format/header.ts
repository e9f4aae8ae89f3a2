import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { digest } from "../../text/digest.ts";
import { checksum } from "./checksum.ts";
import { CorruptIndexError, OtherFormatError } from "./index-errors.ts";
import { FORMAT_VERSION, MAGIC } from "./layout.ts";

/** Where a section lies and how it is checked. */
export interface SectionEntry {
  name: string;
  /** `resident`: in the first files, from `offset` on; `blocks`: in files of its own. */
  place: "resident" | "blocks";
  offset: number;
  length: number;
  /** Bytes of each integer, for a column; 0 for other sections. */
  width: number;
  /** The number of its first checksum page among the checksums. */
  firstPage: number;
  /** First 8 bytes of the SHA-256 of its content, hexadecimal. */
  digest: string;
}

/** What the first bytes of an index say. */
export interface Header {
  /** First 8 bytes of the SHA-256 of the format and of all that the header says of the sections, hexadecimal: the version of the index. */
  version: string;
  /** Bytes of the resident part, header included, in all of its files together. */
  residentBytes: number;
  sections: readonly SectionEntry[];
  /** The checksum of each checksum page of the section that holds the checksums. */
  checksumsOfChecksums: readonly number[];
}

/** Bytes before the section table. */
const PREAMBLE_BYTES = 40;
/** Where what the version digests begins, with the format's number; where the version lies: the same in every format. */
const DIGESTED_FROM = 8;
const VERSION_AT = 16;
const VERSION_END = 24;
const ENTRY_BYTES = 64;
const NAME_BYTES = 24;
/** Digits of a digest, which takes 8 bytes: enough to tell any two builds apart. */
export const DIGEST_DIGITS = 16;
/** The checksum of all before it, at the end. */
const CHECKSUM_BYTES = 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The length of a header in bytes. */
export function headerLength(sections: number, pagesOfChecksums: number): number {
  return PREAMBLE_BYTES + sections * ENTRY_BYTES + pagesOfChecksums * 4 + CHECKSUM_BYTES;
}

function writeEntry(view: DataView, at: number, entry: SectionEntry): void {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, ENTRY_BYTES);
  bytes.set(encoder.encode(entry.name));
  view.setBigUint64(at + 24, BigInt(entry.offset), true);
  view.setBigUint64(at + 32, BigInt(entry.length), true);
  bytes.set(hexToBytes(entry.digest), 40);
  view.setUint32(at + 48, entry.firstPage, true);
  view.setUint8(at + 52, entry.place === "resident" ? 0 : 1);
  view.setUint8(at + 53, entry.width);
}

/** Reads the name of a section: ASCII, zeros behind it. */
function readName(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return String.fromCharCode(...bytes.subarray(0, end < 0 || end > NAME_BYTES ? NAME_BYTES : end));
}

/** Reads an integer of 64 bits, of which numbers hold 53: far more than there are bytes. */
function readUint64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

function readEntry(view: DataView, at: number): SectionEntry {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, ENTRY_BYTES);
  return {
    name: readName(bytes),
    offset: readUint64(view, at + 24),
    length: readUint64(view, at + 32),
    // Read only when it is asked for, which no search does.
    get digest() {
      return bytesToHex(bytes.subarray(40, 48));
    },
    firstPage: view.getUint32(at + 48, true),
    place: view.getUint8(at + 52) === 0 ? "resident" : "blocks",
    width: view.getUint8(at + 53),
  };
}

/** Writes a header; its version is made of everything that it says. */
export function writeHeader({ residentBytes, sections, checksumsOfChecksums }: Omit<Header, "version">): Uint8Array {
  const length = headerLength(sections.length, checksumsOfChecksums.length);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(encoder.encode(MAGIC));
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, length, true);
  view.setBigUint64(24, BigInt(residentBytes), true);
  view.setUint32(32, sections.length, true);
  view.setUint32(36, checksumsOfChecksums.length, true);
  for (const [index, entry] of sections.entries()) writeEntry(view, PREAMBLE_BYTES + index * ENTRY_BYTES, entry);
  const checksumsAt = PREAMBLE_BYTES + sections.length * ENTRY_BYTES;
  for (const [index, value] of checksumsOfChecksums.entries()) view.setUint32(checksumsAt + index * 4, value, true);
  bytes.set(hexToBytes(digest(bytes.subarray(DIGESTED_FROM), DIGEST_DIGITS)), VERSION_AT);
  view.setUint32(length - CHECKSUM_BYTES, checksum(bytes.subarray(0, length - CHECKSUM_BYTES)), true);
  return bytes;
}

function refuse(what: string, found: string | number, wanted: string | number): never {
  throw new CorruptIndexError(`${what} was ${found}, wanted ${wanted}`);
}

/** Looks at the bytes that every format has, then at the checksum of all. */
function checkHeader(bytes: Uint8Array, view: DataView): void {
  if (bytes.length < PREAMBLE_BYTES)
    refuse("Length of the index", `${bytes.length} bytes`, `at least ${PREAMBLE_BYTES}`);
  const magic = decoder.decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) refuse("Beginning of the index", JSON.stringify(magic), JSON.stringify(MAGIC));
  const format = view.getUint32(8, true);
  if (format !== FORMAT_VERSION)
    throw new OtherFormatError(`Index format was ${format}, wanted ${FORMAT_VERSION}; build it again`);
  const length = view.getUint32(12, true);
  if (length < PREAMBLE_BYTES + CHECKSUM_BYTES || length > bytes.length)
    refuse("Length of the header", `${length} bytes`, `at most the ${bytes.length} bytes that are there`);
  const found = checksum(bytes.subarray(0, length - CHECKSUM_BYTES));
  const wanted = view.getUint32(length - CHECKSUM_BYTES, true);
  if (found !== wanted) refuse("Checksum of the header", found.toString(16), wanted.toString(16));
}

/** Reads the version of an index of any format off its first bytes; `null` when no index begins so. */
export function readVersion(bytes: Uint8Array): string | null {
  const isIndex = bytes.length >= VERSION_END && decoder.decode(bytes.subarray(0, MAGIC.length)) === MAGIC;
  return isIndex ? bytesToHex(bytes.subarray(VERSION_AT, VERSION_END)) : null;
}

/**
 * Reads the header at the beginning of an index. Throws a {@link CorruptIndexError} for what is no index, is of
 * another format, is cut off or was changed. Its time does not depend on the size of the index.
 */
export function parseHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkHeader(bytes, view);
  const sections = view.getUint32(32, true);
  const checksumsAt = PREAMBLE_BYTES + sections * ENTRY_BYTES;
  return {
    version: bytesToHex(bytes.subarray(VERSION_AT, VERSION_END)),
    residentBytes: readUint64(view, 24),
    sections: Array.from({ length: sections }, (_, index) => readEntry(view, PREAMBLE_BYTES + index * ENTRY_BYTES)),
    checksumsOfChecksums: Array.from({ length: view.getUint32(36, true) }, (_, index) =>
      view.getUint32(checksumsAt + index * 4, true),
    ),
  };
}
