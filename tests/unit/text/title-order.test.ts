import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTitles, fileTitle } from "../../../src/text/title-order.ts";

const sorted = (titles: readonly string[]) =>
  titles
    .map((title) => ({ title, ...fileTitle(title) }))
    .sort(compareTitles)
    .map(({ title }) => title);

describe("A title is filed under", () => {
  test.each([
    ["Apples", "A"],
    ["apples", "A"],
    ["Äpfel", "A"],
    ["“Ænima” again", "A"],
    ["¿Qué pasa?", "Q"],
    ["…and then", "A"],
    ["Łódź", "L"],
    ["Ωμέγα", "Ω"],
    ["ёлка", "Ё"],
    ["Йогурт", "Й"],
    ["أخبار", "ا"],
    ["الحوار", "ا"],
    ["北京", "漢"],
    ["がんばる", "か"],
    ["ガンダム", "か"],
    ["ﾊﾟﾝ", "は"],
    ["をかし", "わ"],
    ["한국", "ㅎ"],
    ["까치", "ㄲ"],
    ["สวัสดี", "ส"],
    ["24 hours", "#"],
    ["٢٤ ساعة", "#"],
    ["🎉", "#"],
    ["!!!", "#"],
    ["", "#"],
  ])("the letter that readers look for: %o under %o", (title, letter) => {
    expect(fileTitle(title).letter).toBe(letter);
  });

  test("one letter, which is filed under itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 6 }), (title) => {
        const { letter } = fileTitle(title);
        expect(letter).not.toBe("");
        expect(fileTitle(letter).letter).toBe(letter);
      }),
      { examples: [["ㄱ"], ["각"], ["ᄀ"], ["ﷲ"], ["ǅ"], ["ŉ"], ["ß"], ["ა"], ["Ა"], ["ゔ"], ["々"], ["ー"]] },
    );
  });
});

describe("Titles are in the order of", () => {
  test("their letters, whatever their case, accents and quotation marks", () => {
    expect(sorted(["Zoo", "“Bees”", "élan", "Eland", "ant", "Ärger"])).toEqual([
      "ant",
      "Ärger",
      "“Bees”",
      "élan",
      "Eland",
      "Zoo",
    ]);
  });

  test("the numbers in them", () => {
    expect(sorted(["Week 10", "Week 9", "Week 1", "2nd", "10th"])).toEqual([
      "2nd",
      "10th",
      "Week 1",
      "Week 9",
      "Week 10",
    ]);
  });
});
