import type { Header, SectionEntry } from "../format/header.ts";
import { CorruptIndexError } from "../format/index-errors.ts";
import { ALIGNMENT, CHECKSUMS } from "../format/layout.ts";
import { CheckedBytes, type ChecksumOf } from "./checked-bytes.ts";

/** A column, laid over the bytes of the index: unsigned integers of 8, 16 or 32 bits, or doubles for larger ones. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Lays a column over bytes that begin at a multiple of their width. Takes no time: nothing is copied. */
export function openColumn({ buffer, byteOffset, byteLength }: Uint8Array, width: number): Column {
  if (width === 1) return new Uint8Array(buffer, byteOffset, byteLength);
  if (width === 2) return new Uint16Array(buffer, byteOffset, byteLength / 2);
  if (width === 4) return new Uint32Array(buffer, byteOffset, byteLength / 4);
  return new Float64Array(buffer, byteOffset, byteLength / 8);
}

/**
 * The part of an index that memory holds: header, dictionary, columns. Reading the header is all that opening does; each
 * section is laid open, and each checksum page of it checked, when it is first asked for.
 */
export class ResidentPart {
  readonly header: Header;
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, SectionEntry>;
  readonly #sections = new Map<string, CheckedBytes>();
  readonly #columns = new Map<string, Column>();
  readonly #checksums: CheckedBytes;

  /** `header` is what the bytes begin with. Throws a {@link CorruptIndexError} when they are not as many as it says. */
  constructor(header: Header, bytes: Uint8Array) {
    this.header = header;
    const { residentBytes, sections, checksumsOfChecksums } = header;
    if (bytes.length !== residentBytes)
      throw new CorruptIndexError(`Length of the index was ${bytes.length} bytes, wanted ${residentBytes}`);
    // A plain view: those of a Node Buffer take several times as long to make.
    const { buffer, byteOffset, length } = bytes;
    this.#bytes = byteOffset % ALIGNMENT === 0 ? new Uint8Array(buffer, byteOffset, length) : new Uint8Array(bytes);
    this.#entries = new Map(sections.map((entry) => [entry.name, entry]));
    this.#checksums = this.#lay(this.entry(CHECKSUMS), (page) => checksumsOfChecksums[page] ?? 0);
    this.#sections.set(CHECKSUMS, this.#checksums);
  }

  /** Whether every checksum page read so far is what was written. */
  get isWhole(): boolean {
    return this.#sections.values().every(({ isDamaged }) => !isDamaged);
  }

  /** Finds a section. Throws a {@link CorruptIndexError} when there is none of that name. */
  entry(name: string): SectionEntry {
    const entry = this.#entries.get(name);
    if (!entry) throw new CorruptIndexError(`Sections of the index were ${[...this.#entries.keys()]}, wanted ${name}`);
    return entry;
  }

  #lay({ name, offset, length }: SectionEntry, checksumOf: ChecksumOf): CheckedBytes {
    return new CheckedBytes(name, this.#bytes.subarray(offset, offset + length), checksumOf);
  }

  /** Gives the checksum that a checksum page of a section was written with. */
  checksumOf({ firstPage }: SectionEntry, page: number): number {
    const at = (firstPage + page) * 4;
    const bytes = this.#checksums.read(at, at + 4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  }

  /** Gives a resident section, not checked yet. */
  section(name: string): CheckedBytes {
    const known = this.#sections.get(name);
    if (known) return known;
    const entry = this.entry(name);
    const section = this.#lay(entry, (page) => this.checksumOf(entry, page));
    this.#sections.set(name, section);
    return section;
  }

  /** Gives a column, checked. */
  column(name: string): Column {
    const known = this.#columns.get(name);
    if (known) return known;
    const section = this.section(name);
    const column = openColumn(section.read(0, section.length), this.entry(name).width);
    this.#columns.set(name, column);
    return column;
  }

  /** Gives the JSON of a section, checked but not parsed for its shape. */
  json(name: string): unknown {
    const section = this.section(name);
    return JSON.parse(new TextDecoder().decode(section.read(0, section.length)));
  }
}
