import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NEIGHBOURS, readRecord, recordBytes, writeRecord } from "../../../src/index/format/neighbour-record.ts";

/** Passages that an index may have: those at which a number takes a byte more, and any others. */
const passageCount = fc.oneof(
  fc.constantFrom(1, 255, 256, 257, 0xffff, 0x10000, 0x10001, 2 ** 24, 2 ** 24 + 1, 2 ** 32 - 1, 2 ** 32),
  fc.integer({ min: 1, max: 2 ** 32 }),
);

/** A number of one of so many passages, often the greatest. */
const numberUnder = (passages: number) =>
  fc.oneof(fc.constantFrom(0, passages - 1), fc.integer({ min: 0, max: passages - 1 }));

const similarity = fc.double({ min: 0, max: 1, noNaN: true });

const record = passageCount.chain((passages) =>
  fc.record({
    passages: fc.constant(passages),
    neighbours: fc.array(fc.record({ passage: numberUnder(passages), similarity }), { maxLength: NEIGHBOURS + 3 }),
  }),
);

describe("The record of a passage's neighbours", () => {
  test("gives back the first twelve, in their order, each similarity to the nearest 255th, those without any left out", () => {
    fc.assert(
      fc.property(record, ({ passages, neighbours }) => {
        const kept = neighbours
          .slice(0, 12)
          .map(({ passage, similarity: given }) => ({ passage, similarity: Math.round(given * 255) / 255 }));
        expect(readRecord(writeRecord(neighbours, passages), passages)).toEqual(
          kept.filter((neighbour) => neighbour.similarity > 0),
        );
      }),
    );
  });

  test.each([
    [0, 24],
    [1, 24],
    [256, 24],
    [257, 36],
    [65_536, 36],
    [65_537, 48],
    [2 ** 24, 48],
    [2 ** 24 + 1, 60],
    [2 ** 32, 60],
  ])("is of one length whatever it holds: of one of %s passages %s bytes", (passages, length) => {
    const last = { passage: Math.max(0, passages - 1), similarity: 1 };
    for (const count of [0, 1, 12, 13])
      expect(
        writeRecord(
          Array.from({ length: count }, () => last),
          passages,
        ),
      ).toHaveLength(length);
    expect(recordBytes(passages)).toBe(length);
  });
});
