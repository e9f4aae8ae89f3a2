/**
 * Inverse document frequency, never negative: `ln(1 + (N - n + 0.5) / (n + 0.5))` (Robertson & Spärck Jones 1976, with
 * the 1 inside the logarithm as Lucene has it).
 */
export function inverseFrequency(total: number, having: number): number {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/** How the length of a field counts, see {@link makeLengthNorm}. */
export interface LengthNorm {
  base: number;
  perToken: number;
}

/**
 * Prepares the weight of an occurrence in a field so that each length takes one division: the field's weight over
 * `1 - b + b * length / average` (Robertson et al. 1994). In a field that is empty everywhere length does not count.
 */
export function makeLengthNorm({ weight, b }: { weight: number; b: number }, average: number): LengthNorm {
  return average === 0 ? { base: 1 / weight, perToken: 0 } : { base: (1 - b) / weight, perToken: b / average / weight };
}

/** The weight of one occurrence in a field of a length in tokens. */
export function lengthFactor({ base, perToken }: LengthNorm, length: number): number {
  return 1 / (base + perToken * length);
}

/** Saturates a frequency, from 0 up to k1 + 1: `f * (k1 + 1) / (f + k1)` (Robertson et al. 1994). */
export function saturate(frequency: number, k1: number): number {
  return (frequency * (k1 + 1)) / (frequency + k1);
}
