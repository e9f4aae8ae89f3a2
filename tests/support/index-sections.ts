import { createHash } from "node:crypto";
import { assembleIndex } from "../../src/index/build/assemble-index.ts";
import { makeColumn, makeSection, type WrittenSection } from "../../src/index/build/section-writer.ts";
import { joinBytes } from "../../src/index/format/byte-writer.ts";
import { headerLength, parseHeader, type SectionEntry, writeHeader } from "../../src/index/format/header.ts";
import {
  ALIGNMENT,
  blockAt,
  blockFile,
  CHECKSUMS,
  PAGE_BYTES,
  PART_BYTES,
  partFile,
} from "../../src/index/format/layout.ts";
import { openColumn } from "../../src/index/read/resident-part.ts";
import type { IndexFiles } from "./index-files.ts";

/** The pages of a section, each of which has a checksum. */
export function pagesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / PAGE_BYTES) }, (_, page) =>
    bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES),
  );
}

/** The digest of a section, as a header tells it. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** The resident part of an index, of all its files. */
export function residentOf(files: IndexFiles): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  for (let part = files.get(partFile(0)); part; part = files.get(partFile(parts.length))) parts.push(part);
  return joinBytes(parts);
}

/** The sections of an index, in the order of its header. */
export function sectionsOf(files: IndexFiles): readonly SectionEntry[] {
  return parseHeader(residentOf(files)).sections;
}

/** The bytes of a section, wherever they lie. */
export function bytesOfSection(files: IndexFiles, { name, place, offset, length }: SectionEntry): Uint8Array {
  if (place === "resident") return residentOf(files).slice(offset, offset + length);
  const blocks: Uint8Array[] = [];
  for (let block = files.get(blockFile(name, 0)); block; block = files.get(blockFile(name, blocks.length)))
    blocks.push(block);
  return joinBytes(blocks);
}

/** The integers of a column. */
export function columnOf(files: IndexFiles, name: string): number[] {
  const entry = sectionsOf(files).find((section) => section.name === name);
  if (!entry) throw new Error(`There was no section ${name}, wanted one`);
  return [...openColumn(bytesOfSection(files, entry), entry.width)];
}

/** The same index with every section in the resident part, as if all of them were small. */
export function makeResident(files: IndexFiles): IndexFiles {
  const { sections, checksumsOfChecksums } = parseHeader(residentOf(files));
  const contents = sections.map((entry) => bytesOfSection(files, entry));
  let end = headerLength(sections.length, checksumsOfChecksums.length);
  const placed = sections.map((entry): SectionEntry => {
    const offset = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    end = offset + entry.length;
    return { ...entry, place: "resident", offset };
  });
  const image = new Uint8Array(end);
  image.set(writeHeader({ residentBytes: end, sections: placed, checksumsOfChecksums }));
  for (const [at, { offset }] of placed.entries()) image.set(contents[at] ?? [], offset);
  const parts = Array.from({ length: Math.ceil(end / PART_BYTES) }, (_, part) => part);
  return new Map(parts.map((part) => [partFile(part), image.slice(part * PART_BYTES, (part + 1) * PART_BYTES)]));
}

/** The columns of offsets into the sections that are fetched on demand: of those that lie in blocks. */
const OFFSETS: Readonly<Record<string, string>> = {
  records: "records.ends",
  heads: "heads.ends",
  passages: "passages.ends",
  pages: "pages.ends",
  postings: "terms.postings",
};

/**
 * The same index as it would be with `hole` more bytes, behind which a block of the greatest length begins, at the beginning of each section in blocks.
 * What lies in the hole is in no file, and has no checksums: it belongs to the first passage and the first page, which
 * cannot be read.
 */
export function moveBehind(files: IndexFiles, hole: number): IndexFiles {
  const moved = new Map<string, Uint8Array>();
  const sections = sectionsOf(files).filter(({ name }) => name !== CHECKSUMS);
  const offsets = sections.flatMap(({ name, place }) => (place === "blocks" ? (OFFSETS[name] ?? []) : []));
  const written = sections.map((entry): WrittenSection => {
    const { name, place, width, length } = entry;
    if (offsets.includes(name))
      return makeColumn(
        name,
        columnOf(files, name).map((offset) => offset + hole),
      );
    const section = makeSection(name, bytesOfSection(files, entry), width);
    if (place === "resident") return section;
    const bytes = bytesOfSection(files, entry);
    for (let at = 0; at < length; ) {
      const { number, end } = blockAt(name, hole + at);
      moved.set(blockFile(name, number), bytes.subarray(at, end - hole));
      at = end - hole;
    }
    const none = new Array<number>(hole / PAGE_BYTES).fill(0);
    return { ...section, length: hole + length, checksums: none.concat(section.checksums), resident: null };
  });
  assembleIndex(written, { write: (file, bytes) => moved.set(file, bytes), createHash: () => createHash("sha256") });
  return moved;
}
