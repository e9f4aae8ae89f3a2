import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidRequestError } from "../../../src/contract/request-errors.ts";
import { makeCursor, readCursor } from "../../../src/reading/cursor.ts";

const LIST = { version: "9f3c", request: { query: "talks", tag: ["a"] } };

test("A list without a cursor begins at its beginning", () => {
  expect(readCursor(undefined, LIST)).toBe(0);
});

test("A cursor leads back to where it was made, for every request", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.nat(), (query, version, offset) => {
      const list = { version, request: { query } };
      fc.pre(/^[\x20-\x7e]*$/.test(version));
      expect(readCursor(makeCursor(list, offset), list)).toBe(offset);
    }),
  );
});

test("A cursor can stand in an address as it is, and fits the length that is taken", () => {
  expect(makeCursor({ ...LIST, version: "0123456789abcdef" }, 99_999)).toMatch(/^[\w-]{1,512}$/);
});

test("The order in which a door names the parameters makes no difference, nor does one left undefined", () => {
  const other = { version: "9f3c", request: { limit: undefined, tag: ["a"], query: "talks" } };
  expect(readCursor(makeCursor(LIST, 10), other)).toBe(10);
});

describe("A foreign cursor is refused, since going on would repeat or lose passages:", () => {
  const cursor = makeCursor(LIST, 10);

  test.each([
    ["of another query", { ...LIST, request: { query: "drills", tag: ["a"] } }, "for another request"],
    ["of another filter", { ...LIST, request: { query: "talks", tag: ["b"] } }, "for another request"],
    ["of an older index", { ...LIST, version: "0000" }, "for index version 9f3c, now 0000; ask again without cursor"],
  ])("%s", (_, list, message) => {
    expect(() => readCursor(cursor, list)).toThrow(message);
  });

  test("one that no answer gave", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", minLength: 1 }),
          fc.base64String({ minLength: 1 }),
          fc.json().map(btoaUtf8),
        ),
        (given) => {
          expect(() => readCursor(given, LIST)).toThrow(InvalidRequestError);
        },
      ),
    );
  });
});

function btoaUtf8(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
