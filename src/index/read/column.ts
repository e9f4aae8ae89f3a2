/** A column, laid over the bytes of the index: unsigned integers of 8, 16 or 32 bits. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Lays a column over bytes that begin at a multiple of their width. Takes no time: nothing is copied. */
export function openColumn({ buffer, byteOffset, byteLength }: Uint8Array, width: number): Column {
  if (width === 1) return new Uint8Array(buffer, byteOffset, byteLength);
  if (width === 2) return new Uint16Array(buffer, byteOffset, byteLength / 2);
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}
