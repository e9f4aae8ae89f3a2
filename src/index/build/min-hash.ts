/**
 * Bins of a signature, a byte each. On 1,769 passages with words changed or a stretch cut out, the root mean square error
 * of the estimate was .045 with 64 bins, .030 with 128, .020 with 256. SimHash (Charikar 2002) had .082 with 64 bits and
 * .024 with the 1,024 bits that these bytes are, which took it fifty times as long.
 */
export const BINS = 128;

/** Bins of a band. Of pairs with a resemblance of .1, one in 1,000 has all three in common, of those with .7, one in three. */
const ROWS = 3;

/** Bands of a signature: a pair with a resemblance of .7 has one in common 993 times in 1,000, with .8 9,998 in 10,000. */
export const BANDS = 12;

/**
 * Words from which a passage can be like another without being equal. Of 11 pairs of sentences of 10 to 24 words with a
 * resemblance of .7 or more, 4 told different things (`air injection`, `helium injection`); of 9 of 25 to 60 words, one.
 */
const MIN_WORDS = 30;

/** Bins to be filled before they tell texts apart: one that repeats itself (`0 | 0 | 0 | …`) has few different runs. */
const MIN_FILLED = 8;

/** The upper 7 bits of a run's hash choose one of the bins, which keeps the least of the 25 bits left. */
const REST_BITS = 25;
const RESTS = 2 ** REST_BITS;

/** 2^32 divided by the golden ratio: odd, so that multiplying by it loses no bits. */
const SPREAD = 0x9e3779b1;

/** Mixes the bits of a hash, so that each depends on all: the last steps of MurmurHash3 (Appleby 2011). */
function mixBits(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** FNV-1a for 32 bits, over UTF-16 code units; signed. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Signs the set of all runs of three words. */
function signRuns(words: readonly number[]): Uint8Array {
  const least = new Uint32Array(BINS).fill(RESTS);
  for (let end = 2; end < words.length; end++) {
    const pair = Math.imul(words[end - 2] ?? 0, SPREAD) + (words[end - 1] ?? 0);
    const hash = mixBits(Math.imul(pair, SPREAD) + (words[end] ?? 0));
    const bin = hash >>> REST_BITS;
    least[bin] = Math.min(least[bin] ?? RESTS, hash % RESTS);
  }
  // Keeps the lowest eight bits of each, which are 0 where no run fell, and for one run in 256, which is then left out.
  return new Uint8Array(least);
}

/** Signs the set of some words: how many two texts share is estimated by {@link estimateResemblance}. */
export function signWords(words: Iterable<string>): Uint8Array {
  const least = new Uint32Array(BINS).fill(RESTS);
  for (const word of words) {
    const hash = mixBits(hashWord(word));
    const bin = hash >>> REST_BITS;
    least[bin] = Math.min(least[bin] ?? RESTS, hash % RESTS);
  }
  return new Uint8Array(least);
}

/** Signs all words as one: of other words, no more bytes are the same than by chance. */
function signWhole(words: readonly number[]): Uint8Array {
  // Two hashes, since by one of 32 bits two of 100,000 short passages would be taken for equal.
  const hashes = [1, 2].map((seed) => words.reduce((hash, word) => mixBits(hash ^ word), seed));
  return Uint8Array.from({ length: BINS }, (_, bin) => mixBits((hashes[bin % 2] ?? 0) + Math.imul(bin, SPREAD)));
}

/** Bins that are not empty. The sign of 0 - 1 is counted: a branch, which no processor foretells here, takes far longer. */
function countFilled(signature: Uint8Array): number {
  let empty = 0;
  for (const value of signature) empty += (value - 1) >>> 31;
  return BINS - empty;
}

/**
 * Makes the MinHash signature of a text (Broder 1997), {@link BINS} bytes by which it can be compared without being kept:
 * every run of three words is hashed once, and of the least hash in each bin eight bits are kept (one permutation hashing,
 * Li, Owen & Zhang 2012; b-bit minwise hashing, Li & König 2010). 0 is an empty bin. Words are folded as for searching:
 * case, punctuation and white space count for nothing. The signature of a text of few words tells equal ones only.
 *
 * Runs of three: with every twentieth word changed a resemblance of .74 is left, with runs of two .81, with four .68.
 */
export function makeSignature(folded: readonly string[]): Uint8Array {
  const words = folded.map(hashWord);
  const signature = signRuns(words);
  return words.length >= MIN_WORDS && countFilled(signature) >= MIN_FILLED ? signature : signWhole(words);
}

/**
 * Estimates the resemblance of two texts from their signatures: the share of the runs of either that both have (the index of
 * Jaccard). Bins that are empty in both say nothing. Between texts of few words it is 1 or near 0.
 */
export function estimateResemblance(one: Uint8Array, other: Uint8Array): number {
  let equal = 0;
  let empty = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const value = one[bin] ?? 0;
    const otherValue = other[bin] ?? 0;
    // Without a branch, as in countFilled: this is where the time goes when many passages are made in one mould.
    equal += ((value ^ otherValue) - 1) >>> 31;
    empty += ((value | otherValue) - 1) >>> 31;
  }
  return (equal - empty) / (BINS - empty);
}

/** The value of a bin; for an empty one that of the next filled, and how far off it is (Shrivastava & Li 2014). */
function valueNear(signature: Uint8Array, bin: number): number {
  let steps = 0;
  while (steps < BINS && signature[(bin + steps) % BINS] === 0) steps++;
  return 256 * steps + (signature[(bin + steps) % BINS] ?? 0);
}

/** The key of a band. Its bins lie far apart, so that no two borrow from the same one. */
export function keyOfBand(signature: Uint8Array, band: number): number {
  let key = 0;
  for (let row = 0; row < ROWS; row++) {
    const bin = Math.floor(((row * BANDS + band) * BINS) / (ROWS * BANDS));
    key = mixBits(key ^ valueNear(signature, bin));
  }
  return key;
}

/** The key of a whole signature (FNV-1a). */
export function keyOfWhole(signature: Uint8Array): number {
  let key = 0x811c9dc5;
  for (const value of signature) key = Math.imul(key ^ value, 0x01000193);
  return mixBits(key);
}
