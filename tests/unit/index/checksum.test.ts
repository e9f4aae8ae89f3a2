import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum } from "../../../src/index/format/checksum.ts";
import { flipByte } from "../../support/damaged-index.ts";
import { murmurOf } from "../../support/naive-checksum.ts";

describe("The checksum of some bytes", () => {
  test.each([
    ["", 0],
    ["test", 0xba6bd213],
    ["hello", 0x248bfa47],
    ["Hello, world!", 0xc0363e43],
    ["The quick brown fox jumps over the lazy dog", 0x2e4ff723],
  ])("is MurmurHash3, as others have it: %j", (text, expected) => {
    expect(checksum(new TextEncoder().encode(text))).toBe(expected);
  });

  test("is that of the definition, wherever in memory they lie", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(7), (bytes, offset) => {
        const within = new Uint8Array(bytes.length + 8).subarray(offset, offset + bytes.length);
        within.set(bytes);
        expect([checksum(bytes), checksum(within)]).toEqual([murmurOf(bytes), murmurOf(bytes)]);
      }),
      { numRuns: 500 },
    );
  });

  test("is another for every change of one byte", () => {
    for (const length of [1, 2, 3, 4, 5, 11, 64]) {
      const bytes = Uint8Array.from({ length }, (_, at) => at * 53);
      const places = [...bytes.keys()].flatMap((at) =>
        Array.from({ length: 255 }, (_, bits) => [at, bits + 1] as const),
      );
      const unseen = places.filter(([at, bits]) => checksum(flipByte(bytes, at, bits)) === checksum(bytes));
      expect(unseen).toEqual([]);
    }
  });

  test("is another when it is cut off, even by zeros", () => {
    const lengths = [...Array(40).keys()];
    expect(new Set(lengths.map((length) => checksum(new Uint8Array(length)))).size).toBe(lengths.length);
  });
});
