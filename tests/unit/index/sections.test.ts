import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeColumn, SectionWriter } from "../../../src/index/build/section-writer.ts";
import type { TermPostings } from "../../../src/index/build/spilled-segment.ts";
import { readSegment, spillSegment } from "../../../src/index/build/spilled-segment.ts";
import { ByteReader } from "../../../src/index/format/byte-reader.ts";
import { ByteWriter, joinBytes } from "../../../src/index/format/byte-writer.ts";
import { checksum } from "../../../src/index/format/checksum.ts";
import { makeScratch } from "../../support/index-files.ts";
import { pagesOf, sha256Of } from "../../support/index-sections.ts";
import { openColumnOf } from "../../support/open-table.ts";

/** Bytes that differ from page to page. */
const patternOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >>> 9)) & 0xff);

describe("Integers are read back as they were written", () => {
  const integer = fc.oneof(
    fc.nat(300),
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.maxSafeNat(),
    fc.constantFrom(0x7f, 0x80, 0x3fff, 0x4000, 0x1fffff, 0x200000, 0xfffffff, 0x10000000, 0x80000000, 0xffffffff),
    fc.constantFrom(2 ** 32, 2 ** 35 - 1, 2 ** 35, 2 ** 42, Number.MAX_SAFE_INTEGER),
  );

  test("by seven bits a byte", () => {
    fc.assert(
      fc.property(fc.array(integer), (values) => {
        const writer = new ByteWriter();
        for (const value of values) writer.varint(value);
        const reader = new ByteReader(writer.take());
        expect(values.map(() => reader.varint())).toEqual(values);
      }),
    );
  });

  test("in columns of the least width", () => {
    fc.assert(
      fc.property(fc.array(integer), fc.constantFrom(0xff, 0xffff, 0xffffffff, 2 ** 53), (values, most) => {
        const kept = values.map((value) => Math.min(value, most));
        const column = makeColumn("column", kept);
        expect([...openColumnOf(column)]).toEqual(kept);
        const greatest = Math.max(0, ...kept);
        expect(column.width).toBe(greatest < 256 ? 1 : greatest < 65_536 ? 2 : greatest < 2 ** 32 ? 4 : 8);
      }),
    );
  });

  test.each([
    [0xff, 1],
    [0x100, 2],
    [0xffff, 2],
    [0x10000, 4],
    [0xffffffff, 4],
    [2 ** 32, 8],
    [Number.MAX_SAFE_INTEGER, 8],
  ])("in which %s takes %s bytes", (value, width) => {
    const column = makeColumn("column", [0, value]);
    expect([column.width, ...openColumnOf(column)]).toEqual([width, 0, value]);
  });
});

const KIB = 1024;

describe("A section that may be fetched", () => {
  test.each([
    ["nothing", 0, 0],
    ["one byte", 1, 0],
    ["half a MiB", 512 * KIB, 0],
    ["a byte more", 512 * KIB + 1, 33],
    ["50 blocks", 50 * 16 * KIB, 50],
    ["50 blocks and a half", 50.5 * 16 * KIB, 51],
    ["512 blocks", 512 * 16 * KIB, 512],
    ["512 blocks, one of twice their size and a half of such", 512 * 16 * KIB + 48 * KIB, 514],
    ["so many that they grow to four times the first", 512 * 48 * KIB + 64 * KIB, 1025],
  ])("stays resident up to half a MiB, else is cut into files that grow: %s", (_, length, files) => {
    const written = new Map<string, Uint8Array>();
    const section = new SectionWriter("part", {
      write: (file, bytes) => written.set(file, bytes),
      createHash: () => createHash("sha256"),
    });
    const bytes = patternOf(length);
    for (let at = 0, step = 1; at < length; at += step, step = (step * 3) % 400_009)
      section.append(bytes.subarray(at, at + step));
    const { resident, checksums, digest, length: found } = section.finish();
    expect([...written.keys()]).toEqual(Array.from({ length: files }, (__, at) => `part-${at}.bin`));
    const content = resident ?? joinBytes([...written.values()]);
    expect(Buffer.compare(content, bytes)).toBe(0);
    const sizes = [...written.values()].slice(0, -1).map((file) => file.length / KIB);
    expect(sizes).toEqual(sizes.map((__, at) => (at < 512 ? 16 : 32)));
    expect(found).toBe(length);
    expect(checksums).toEqual(pagesOf(bytes).map((page) => checksum(page)));
    expect(digest).toBe(sha256Of(bytes));
  });
});

describe("A segment that was put aside", () => {
  const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
  const term: fc.Arbitrary<TermPostings> = fc.record({
    key: bytes(20),
    passages: fc.nat(),
    articles: fc.nat(),
    first: fc.nat(),
    last: fc.nat(),
    isFirstPlain: fc.boolean(),
    postings: bytes(50),
    positions: bytes(50),
  });

  test("is read back whole, wherever it begins", () => {
    fc.assert(
      fc.property(fc.array(fc.array(term)), (segments) => {
        const scratch = makeScratch();
        let offset = 0;
        const places = segments.map((terms) => {
          const place = spillSegment(scratch, offset, terms);
          offset += place.length;
          return place;
        });
        expect(places.map((place) => [...readSegment(scratch, place)])).toEqual(segments);
      }),
    );
  });

  test("may have terms longer than what is read at a time", () => {
    const lengths = [5, 1_048_560, 30, 1_048_576, 3_000_000, 0, 700_000, 700_000];
    const base = { passages: 1, articles: 1, first: 0, last: 0, isFirstPlain: true };
    const terms = lengths.map((length, at) => ({
      ...base,
      key: Uint8Array.of(at),
      postings: patternOf(length),
      positions: patternOf(length >>> 3),
    }));
    const scratch = makeScratch();
    const read = [...readSegment(scratch, spillSegment(scratch, 0, terms))];
    expect(read.map(({ key }) => [...key])).toEqual(terms.map(({ key }) => [...key]));
    for (const [at, { postings, positions }] of read.entries()) {
      expect(Buffer.compare(postings, terms[at]?.postings ?? postings)).toBe(0);
      expect(Buffer.compare(positions, terms[at]?.positions ?? positions)).toBe(0);
    }
  });
});
