import { makeSection, type WrittenSection } from "./section-writer.ts";

/** The least width, in bytes, that holds every value of a column. */
function widthOf(values: ArrayLike<number>): 1 | 2 | 4 {
  let greatest = 0;
  for (let at = 0; at < values.length; at++) greatest = Math.max(greatest, values[at] ?? 0);
  if (greatest > 0xffffffff)
    throw new RangeError(`Value was ${greatest}, wanted one of 32 bits: the corpus is too large`);
  if (greatest <= 0xff) return 1;
  return greatest <= 0xffff ? 2 : 4;
}

const ARRAYS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };

/** Makes a column: unsigned integers, little-endian, of the least width that holds them all. Throws a RangeError above 32 bits. */
export function makeColumn(name: string, values: ArrayLike<number>): WrittenSection {
  const width = widthOf(values);
  const column = ARRAYS[width].from(values);
  return makeSection(name, new Uint8Array(column.buffer), width);
}
