import fc from "fast-check";
import { tokenise } from "../../src/text/tokenise.ts";

/** The share of the runs of three words of either text that both have. */
export function resemblanceOf(one: string, other: string): number {
  const runsOf = (text: string) => {
    const words = Array.from(tokenise(text), ({ word }) => word);
    return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
  };
  const [a, b] = [runsOf(one), runsOf(other)];
  return a.intersection(b).size / a.union(b).size;
}

/** Numbers that look like chance and are the same every time (Park & Miller 1988). */
function makeRandom(seed: number): (below: number) => number {
  let state = 1 + (seed % 2_147_483_646);
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Words of letters, drawn from 2,000. */
export function drawWords(seed: number, count: number): string[] {
  const random = makeRandom(seed);
  return Array.from({ length: count }, () => `w${random(2_000).toString(2)}`.replaceAll("0", "o").replaceAll("1", "i"));
}

/** Puts other words in the place of so many, as far from each other as can be, from the given one on. */
export function changeWords(words: readonly string[], count: number, from = 0): string[] {
  const places = Array.from(
    { length: count },
    (_, at) => (from + Math.floor((at * words.length) / count)) % words.length,
  );
  return words.map((word, at) => (places.includes(at) ? `${word}changed${from}` : word));
}

/** A text, and versions of it with other words here and there, some of them copied. */
export const reprints = fc
  .tuple(fc.nat(), fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 90 })), { minLength: 1, maxLength: 12 }))
  .map(([seed, changes]) => {
    const words = drawWords(seed, 100);
    return [words, ...changes.map(([count, from]) => changeWords(words, count, from))].map((each) => each.join(" "));
  });
