const MASK = 0xffffffffn;

const multiply = (a: bigint, b: bigint) => (a * b) & MASK;
const rotate = (value: bigint, bits: bigint) => ((value << bits) | (value >> (32n - bits))) & MASK;

/** Spreads a word of four bytes before it is added. */
const spread = (word: bigint) => multiply(rotate(multiply(word, 0xcc9e2d51n), 15n), 0x1b873593n);

/** MurmurHash3 for 32 bits with seed 0, written down as it is published, in whole numbers. */
export function murmurOf(bytes: Uint8Array): number {
  const wordAt = (at: number, count: number) =>
    [...bytes.subarray(at, at + count)].reduceRight((word, byte) => (word << 8n) | BigInt(byte), 0n);
  const whole = bytes.length - (bytes.length % 4);
  let hash = 0n;
  for (let at = 0; at < whole; at += 4)
    hash = (multiply(rotate(hash ^ spread(wordAt(at, 4)), 13n), 5n) + 0xe6546b64n) & MASK;
  hash ^= spread(wordAt(whole, bytes.length - whole)) ^ BigInt(bytes.length);
  hash = multiply(hash ^ (hash >> 16n), 0x85ebca6bn);
  hash = multiply(hash ^ (hash >> 13n), 0xc2b2ae35n);
  return Number(hash ^ (hash >> 16n));
}
