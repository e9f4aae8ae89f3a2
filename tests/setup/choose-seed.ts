import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** What every property test draws its inputs from: an integer of 32 bits, signed. */
    seed: number;
  }
}

/**
 * The seed of every run that names none. With a new one each time, an input that nobody has met yet would fail a commit
 * that has passed before, or one that has nothing to do with it: one commit always has one result.
 */
const SEED = 2_026;

/** Chooses the seed of this run and prints it, unless it is the usual one: SEED=123 asks for one, SEED=random draws one. */
export default function chooseSeed(project: TestProject): void {
  const asked = process.env.SEED;
  project.provide("seed", asked ? readSeed(asked) : SEED);
}

function readSeed(asked: string): number {
  const seed = asked === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
  if ((seed | 0) !== seed) throw new Error(`SEED is a whole number of 32 bits or "random", not "${asked}"`);
  console.log(`Property tests run with SEED=${seed}`);
  return seed;
}
