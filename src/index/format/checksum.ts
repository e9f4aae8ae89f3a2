/** The constants of MurmurHash3. */
const FIRST = 0xcc9e2d51;
const SECOND = 0x1b873593;

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** The word of 32 bits, little-endian, that the bytes left at the end make, zeros behind them. */
function tailOf(bytes: Uint8Array, from: number): number {
  return (bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8) | ((bytes[from + 2] ?? 0) << 16);
}

/** The words of 32 bits in some bytes, without what is left at the end. Copies bytes that do not begin at a multiple of four. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

/**
 * The checksum of some bytes: MurmurHash3 for 32 bits with seed 0 (Appleby 2011). Each step can be undone, so that no
 * change within one word of four bytes goes unseen, and of all others one in 2^32. It takes a third of the steps of CRC-32,
 * which counts because checksum pages are checked by code that runs for the first time.
 */
export function checksum(bytes: Uint8Array): number {
  const words = wordsOf(bytes);
  let hash = 0;
  for (let at = 0; at < words.length; at++) {
    hash ^= Math.imul(rotate(Math.imul(words[at] ?? 0, FIRST), 15), SECOND);
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  if (bytes.length % 4 > 0) hash ^= Math.imul(rotate(Math.imul(tailOf(bytes, 4 * words.length), FIRST), 15), SECOND);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
