import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countWords, tokenise } from "../../../src/text/tokenise.ts";

const words = (text: string) => Array.from(tokenise(text), ({ word }) => word);

describe("A text is cut into the words that people search for", () => {
  test("Initials keep together with or without dots", () => {
    expect(words("the U.S. military, the US army and J.R.R. Tolkien")).toEqual([
      ..."the us military the us army and jrr tolkien".split(" "),
    ]);
  });

  test("A full stop after a word is no part of it, though it is of initials", () => {
    expect(Array.from(tokenise("Seoul. U.S."), ({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [7, 11],
    ]);
  });

  test("Numbers keep their marks: 1,000 is one word and 2.5 another", () => {
    expect(words("1,000 troops and 2.5 million, in 2025.")).toEqual("1000 troops and 2.5 million in 2025".split(" "));
  });

  test("A hyphen parts words, so that each part can be found", () => {
    expect(words("Lee Jae-myung's anti-North broadcasts")).toEqual("lee jae myung anti north broadcasts".split(" "));
  });

  test("A dash, a slash and quotation marks part words and are none", () => {
    expect(words("“Plan B”—and/or ‘C’…")).toEqual(["plan", "b", "and", "or", "c"]);
  });

  test("An apostrophe inside a word keeps it whole", () => {
    expect(words("don’t O'Brien")).toEqual(["dont", "obrien"]);
  });

  test("An emoji, a rule or a lone mark is no word", () => {
    expect(words("🙂 --- *** § ’ .")).toEqual([]);
  });
});

describe("Signs that are part of a name stay with it", () => {
  const named = (text: string) => Array.from(tokenise(text), ({ word, name }) => name ?? word);

  test.each([
    ["C++ and C#, F# or C", ["c++", "and", "c#", "f#", "or", "c"]],
    ["C++17", ["c++", "17"]],
    ["用C++语言", ["用", "c++", "语言"]],
    ["on .NET (.env)", ["on", ".net", ".env"]],
    ["@types/node, #tag", ["@types", "node", "#tag"]],
    ["git --force -m $PATH", ["git", "--force", "-m", "$path"]],
    ["Notepad++ Disney+ A+", ["notepad++", "disney+", "a+"]],
  ])("%s", (text, wanted) => {
    expect(named(text)).toEqual(wanted);
  });

  test.each([
    ["a sum", "2+3 a+b", ["2", "3", "a", "b"]],
    ["an address", "help@example.org", ["help", "example", "org"]],
    ["a full stop without a space", "end.Next", ["end", "next"]],
    ["an amount", "$5 A$", ["5", "a"]],
    ["a dash", "Seoul -- Tokyo 1950-53", ["seoul", "tokyo", "1950", "53"]],
    ["the anchor of an address", "a/b#part", ["a", "b", "part"]],
  ])("%s has none", (_, text, wanted) => {
    expect(named(text)).toEqual(wanted);
  });
});

describe("Numbers keep their marks", () => {
  test.each([
    ["v18.2.0 V2", ["18.2.0", "v2"]],
    ["Python3.11 Fig.5", ["python", "3.11", "fig", "5"]],
    ["1.250.000 1,250,000.5 12,50,000", ["1250000", "1250000.5", "1250000"]],
    ["[1,2,3] (4,5)", ["1", "2", "3", "4.5"]],
    ["٢٠٢٤ १२३ ２０２５", ["2024", "123", "2025"]],
    ["٣٫١٤ ١٬٢٥٠", ["3.14", "1250"]],
    ["192.168.0.1", ["192.168.0.1"]],
  ])("%s", (text, wanted) => {
    expect(words(text)).toEqual(wanted);
  });
});

describe("Scripts without spaces are cut into words", () => {
  test.each([
    ["Japanese", "北朝鮮は対話を拒否した。", ["北朝鮮", "対話", "拒否"]],
    ["Chinese", "北京是中国的首都", ["北京", "中国", "首都"]],
    ["Thai", "ประเทศไทยมีประชากร", ["ประเทศไทย", "ประชากร"]],
    ["Lao", "ສະບາຍດີ ປະເທດລາວ", ["ລາວ"]],
  ])("%s", (_, text, wanted) => {
    expect(words(text)).toEqual(expect.arrayContaining(wanted));
  });

  test("Latin words and numbers inside Japanese are found too", () => {
    expect(words("2025年にKCNAが報じた")).toEqual(expect.arrayContaining(["2025", "kcna"]));
  });
});

describe("Scripts with spaces are cut at them", () => {
  test.each([
    ["Korean", "평양은 대화를 거부했다", ["평양은", "대화를", "거부했다"]],
    ["Russian", "Чёрный чай", ["чёрный", "чай"]],
    ["Hindi", "हिन्दी भाषा", ["हिन्दी", "भाषा"]],
    ["Arabic, whose vowel marks stay in the word", "كَتَبَ الرسالة", ["كَتَبَ", "الرسالة"]],
  ])("%s", (_, text, wanted) => {
    expect(words(text)).toEqual(wanted);
  });
});

test("Every word stands in the text where it says, in order and apart from the others", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      let last = 0;
      for (const { start, end, word } of tokenise(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(word).not.toBe("");
        last = end;
      }
    }),
  );
});

test("Counting words agrees with cutting them", () => {
  expect(countWords("Kim Yo Jong said: “no reason to meet”.")).toBe(8);
  expect(countWords("")).toBe(0);
});

test("Text in ASCII is read alike whether or not other letters stand behind it", () => {
  const ascii = fc.string({ unit: fc.constantFrom(..."aB9 .,'-U\n\"") });
  fc.assert(
    fc.property(ascii, (text) => {
      expect([...tokenise(`${text} é`)].slice(0, -1)).toEqual([...tokenise(`${text} `)]);
    }),
  );
});
