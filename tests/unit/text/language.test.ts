import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOf, remember } from "../../../src/text/language.ts";

/** Makes capitals of words, and counts how often it is asked to. */
function countCalls(most: number) {
  const calls: string[] = [];
  const make = (word: string) => {
    calls.push(word);
    return word.toUpperCase();
  };
  return { calls, ask: remember(make, most) };
}

const wordOf = (number: number) => `w${number}`;

describe("What is remembered of words", () => {
  test("is what was made of them, in whatever order and however often they are asked", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.integer({ min: 1, max: 12 }), (numbers, most) => {
        const { ask } = countCalls(most);
        for (const word of numbers.map(wordOf)) expect(ask(word)).toBe(word.toUpperCase());
      }),
    );
  });

  test("is never more than so many words, whatever is asked", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), fc.integer({ min: 2, max: 12 }), (numbers, most) => {
        const { ask, calls } = countCalls(most);
        for (const word of numbers.map(wordOf)) ask(word);
        const made = calls.length;
        // Asked from the last on, so that what is made now takes the place of nothing that is still to be asked.
        const distinct = [...new Set(numbers.toReversed())].map(wordOf);
        for (const word of distinct) ask(word);
        expect(distinct.length - (calls.length - made)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test("are the words asked last, half of these at least", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.integer({ min: 2, max: 20 }), (numbers, most) => {
        const { ask, calls } = countCalls(most);
        for (const word of numbers.map(wordOf)) ask(word);
        const made = calls.length;
        for (const number of [...new Set(numbers.toReversed())].slice(0, most / 2)) ask(wordOf(number));
        expect(calls.length).toBe(made);
      }),
    );
  });
});

/** Bytes of the heap that something refers to. */
function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

test("A language that is asked for ever new words does not grow with them", () => {
  const { termOf } = languageOf("en");
  termOf("warmings");
  const before = heapBytes();
  for (let number = 0; number < 150_000; number++) termOf(`q${number}ings`);
  // All of these words and their stems take 12 MB.
  expect(heapBytes() - before).toBeLessThan(5_000_000);
});
