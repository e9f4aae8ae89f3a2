import { createRandom } from "../create-random.ts";

/** Differences that are enumerated: 2^16 ways of signing them take a millisecond, more would soon take long. */
const MOST_ENUMERATED = 16;

/** Ways that are drawn of more differences. Smucker et al. use as many: a p of 0.05 is then true to 0.0014. */
const DRAWS = 100_000;

/** Any number serves; a fixed one gives the same answer again. */
const SEED = 1935;

/** Sums of the same numbers in another order differ by less than this, measures of topics that differ by far more. */
export const TOLERANCE = 1e-9;

/** Counts the signings of the differences from `at` on, added to `sum`, that come to at least `wanted`, up or down. */
function countSignings(differences: readonly number[], wanted: number, [at, sum]: readonly [number, number]): number {
  const difference = differences[at];
  if (difference === undefined) return Math.abs(sum) >= wanted ? 1 : 0;
  return (
    countSignings(differences, wanted, [at + 1, sum + difference]) +
    countSignings(differences, wanted, [at + 1, sum - difference])
  );
}

/** The sums of up to eight differences, for each way of signing them, which is a byte. */
function tabulateSignings(differences: readonly number[]): Float64Array {
  const sumOf = (signs: number) =>
    differences.reduce((sum, difference, at) => sum + ((signs >> at) & 1 ? difference : -difference), 0);
  return Float64Array.from({ length: 256 }, (_, signs) => sumOf(signs));
}

/** Counts the same among {@link DRAWS} signings drawn at random, eight differences at a time. */
function drawSignings(differences: readonly number[], wanted: number): number {
  const random = createRandom(SEED);
  const tables = Array.from({ length: Math.ceil(differences.length / 8) }, (_, at) =>
    tabulateSignings(differences.slice(8 * at, 8 * at + 8)),
  );
  let count = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (const table of tables) sum += table[Math.floor(256 * random())] ?? 0;
    if (Math.abs(sum) >= wanted) count += 1;
  }
  return count;
}

/**
 * The two-sided p value of Fisher's paired randomisation test (Fisher 1935; for runs: Smucker, Allan & Carterette, CIKM
 * 2007): the probability of a mean difference at least as great as the one seen, if it were chance alone which of two
 * systems had which of a topic's two values. Greater than 0, at most 1; 1 when nothing differs.
 *
 * Exact for up to 16 differences that are not 0. For more, 100,000 signings are drawn, always the same ones, and
 * p = (count + 1) / (draws + 1), the one seen being one of them: it is never 0. Takes some 0.1 ms for a difference.
 */
export function randomisationTest(differences: readonly number[]): number {
  const differing = differences.filter((difference) => Math.abs(difference) >= TOLERANCE);
  const sum = differing.reduce((total, difference) => total + difference, 0);
  const wanted = Math.abs(sum) - TOLERANCE;
  if (differing.length <= MOST_ENUMERATED) return countSignings(differing, wanted, [0, 0]) / 2 ** differing.length;
  return (drawSignings(differing, wanted) + 1) / (DRAWS + 1);
}
