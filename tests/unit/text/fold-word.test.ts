import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWord } from "../../../src/text/fold-word.ts";

describe("Spellings of one word meet", () => {
  test.each([
    ["us", ["U.S.", "US", "u.s.", "U.S"]],
    ["kim", ["Kim", "KIM", "Kim's", "Kim’s", "kimʼs"]],
    ["koreas", ["Koreas", "Koreas’", "Koreas'"]],
    ["dont", ["don't", "don’t", "dont"]],
    ["muller", ["Müller", "Mu\u0308ller", "Muller", "MÜLLER"]],
    ["strasse", ["Straße", "STRASSE", "STRAẞE"]],
    ["aegir", ["Ægir", "Aegir", "ǽgir"]],
    ["da", ["Đà", "đa"]],
    ["lodz", ["Łódź", "Lodz"]],
    ["istanbul", ["İstanbul", "ISTANBUL", "istanbul"]],
    ["1000", ["1,000", "1000"]],
    ["kcna", ["ＫＣＮＡ", "KCNA"]],
    ["αθηνα", ["Αθήνα", "ΑΘΗΝΑ"]],
  ])("as %s", (folded, spellings) => {
    expect(spellings.map(foldWord)).toEqual(spellings.map(() => folded));
  });
});

describe("Different words stay apart", () => {
  test("A decimal point counts: 2.5 is not 25", () => {
    expect(foldWord("2.5")).toBe("2.5");
  });

  test.each([
    ["Cyrillic й is a letter of its own, not и with a mark", "й", "и"],
    ["Japanese が is another syllable than か", "が", "か"],
    ["Japanese パ is another syllable than ハ", "パ", "ハ"],
    ["Korean 각 is another syllable than 가", "각", "가"],
  ])("%s", (_, one, other) => {
    expect(foldWord(one)).toBe(one);
    expect(foldWord(one.normalize("NFD"))).toBe(one);
    expect(foldWord(one)).not.toBe(foldWord(other));
  });
});

test("A folded word is not folded any further", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(fc.constantFrom(..."aÉßİıΣςй.,'’·1"), fc.string({ unit: "grapheme" })) }),
      (raw) => {
        expect(foldWord(foldWord(raw))).toBe(foldWord(raw));
      },
    ),
  );
});
