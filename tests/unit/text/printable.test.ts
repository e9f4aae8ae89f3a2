import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable, printableLine } from "../../../src/text/printable.ts";

const anyText = fc.string({ unit: "binary", maxLength: 40 });

/** What commands a terminal or turns the direction of what follows, by its number. */
function isUnprintable(code: number): boolean {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  return isControl || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

const codesOf = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

describe("Text is made safe to print", () => {
  test.each([
    ["an escape sequence", "\u001b[31mred", "\\u001b[31mred"],
    ["the title of a window", "\u001b]0;title\u0007", "\\u001b]0;title\\u0007"],
    ["a return that writes over the line", "good\rbad", "good\\u000dbad"],
    ["C1, which some terminals take for an escape sequence", "\u009b31m", "\\u009b31m"],
    ["a mark that turns the direction", "cod\u202eexe.txt", "cod\\u202eexe.txt"],
    ["delete", "a\u007f", "a\\u007f"],
  ])("%s is shown", (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test("whatever it is, with line feeds and tabs left", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const left = codesOf(printable(text)).filter((code) => code !== 0x0a && code !== 0x09);
        expect(left.filter(isUnprintable)).toEqual([]);
      }),
    );
  });

  test("and on one line where it is a line", () => {
    expect(printableLine("a\nb\tc")).toBe("a\\u000ab\\u0009c");
    fc.assert(
      fc.property(anyText, (text) => {
        expect(codesOf(printableLine(text)).filter(isUnprintable)).toEqual([]);
      }),
    );
  });

  test("and is left as it is when it was safe, in any script", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!codesOf(text).some(isUnprintable));
        expect(printable(text)).toBe(text);
      }),
    );
  });
});
