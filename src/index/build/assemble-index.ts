import { headerLength, parseHeader, type SectionEntry, writeHeader } from "../format/header.ts";
import { ALIGNMENT, CHECKSUMS, PART_BYTES, partFile } from "../format/layout.ts";
import type { IndexOutput } from "../store/index-store.ts";
import { makeSection, type WrittenSection } from "./section-writer.ts";

function alignUp(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function makeChecksums(sections: readonly WrittenSection[]): WrittenSection {
  const values = Uint32Array.from(sections.flatMap(({ checksums }) => checksums));
  return makeSection(CHECKSUMS, new Uint8Array(values.buffer), 4);
}

/** Gives each section its place: resident ones after the header, each at a multiple of {@link ALIGNMENT}. */
function placeSections(
  sections: readonly WrittenSection[],
  headerBytes: number,
): { entries: SectionEntry[]; residentBytes: number } {
  let [end, firstPage] = [headerBytes, 0];
  const entries = sections.map(({ name, length, width, digest, checksums, resident }): SectionEntry => {
    const offset = resident ? alignUp(end) : 0;
    if (resident) end = offset + length;
    const entry = { name, place: resident ? "resident" : "blocks", offset, length, width, digest, firstPage } as const;
    firstPage += checksums.length;
    return entry;
  });
  return { entries, residentBytes: end };
}

/** Puts the header and the resident sections together and writes them; gives the version of the index. */
export function assembleIndex(sections: readonly WrittenSection[], output: IndexOutput): string {
  const checksums = makeChecksums(sections);
  const all = [...sections, checksums];
  const headerBytes = headerLength(all.length, checksums.checksums.length);
  const { entries, residentBytes } = placeSections(all, headerBytes);
  const image = new Uint8Array(residentBytes);
  const header = writeHeader({ residentBytes, sections: entries, checksumsOfChecksums: checksums.checksums });
  image.set(header);
  for (const [index, { offset }] of entries.entries()) {
    const content = all[index]?.resident;
    if (content) image.set(content, offset);
  }
  for (let at = 0; at < image.length; at += PART_BYTES)
    output.write(partFile(at / PART_BYTES), image.subarray(at, at + PART_BYTES));
  return parseHeader(header).version;
}
