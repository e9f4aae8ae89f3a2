import type { WrittenSection } from "../../src/index/build/section-writer.ts";
import type { StringTableWriter } from "../../src/index/build/string-table-writer.ts";
import { CheckedBytes } from "../../src/index/read/checked-bytes.ts";
import { type Column, openColumn } from "../../src/index/read/resident-part.ts";
import { StringTable } from "../../src/index/read/string-table.ts";

function contentOf({ name, resident }: WrittenSection): Uint8Array {
  if (!resident) throw new Error(`${name} lies in files of its own, wanted it resident`);
  return resident;
}

/** Lays open a column that was written. */
export function openColumnOf(section: WrittenSection): Column {
  return openColumn(contentOf(section), section.width);
}

/** Finishes a table and lays it open over its own bytes. */
export function openTable(writer: Pick<StringTableWriter, "finish">, valuesPerEntry: number): StringTable {
  const [table, starts] = writer.finish();
  if (!table || !starts) throw new Error("A table was not written, wanted its bytes and its starts");
  const bytes = new CheckedBytes(table.name, contentOf(table), (page) => table.checksums[page] ?? -1);
  return new StringTable(bytes, openColumnOf(starts), valuesPerEntry);
}
