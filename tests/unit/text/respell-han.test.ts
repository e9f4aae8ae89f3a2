import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { respellHan } from "../../../src/text/respell-han.ts";

describe("Chinese in other letters", () => {
  test.each([
    ["單元測試", ["单元测试"]],
    ["單元测试", ["单元测试"]],
    ["猫", ["貓"]],
    ["山水", []],
    ["ハート", []],
    ["backend", []],
    ["", []],
  ])("%s", (text, wanted) => {
    expect(respellHan(text)).toEqual(wanted);
  });

  test("has each form that a simplified letter may stand for", () => {
    expect(respellHan("头发")).toEqual(expect.arrayContaining(["頭髮", "頭發"]));
  });

  test("is few ways, and simplified it is what it was", () => {
    const letter = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 8 }), (letters) => {
        const text = letters.join("");
        const ways = respellHan(text);
        expect(ways.length).toBeLessThanOrEqual(16);
        expect(ways).not.toContain(text);
        if (ways.length > 1) for (const way of ways) expect(respellHan(way)).toEqual([text]);
      }),
    );
  });
});
