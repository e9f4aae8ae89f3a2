import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanQuery } from "../../../src/search/query/scan-query.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";

/** The parts of a query as a person would write them down: sign, field and words, quoted ones between bars. */
const parts = (query: string) =>
  scanQuery(query).parts.map(({ sign, field, isQuoted, text }) => {
    const words = isQuoted ? `|${text}|` : text;
    return `${sign ?? ""}${field === null ? "" : `${field}=`}${words}`;
  });

const UNCLOSED = "A quotation mark has no other to close it, so it is passed over";

describe("A query is cut", () => {
  test.each([
    ["at spaces, of any kind and number", " talks \n refused\tSeoul ", ["talks", "refused", "Seoul"]],
    ["around words between quotation marks", 'who "had no reason" why', ["who", "|had no reason|", "why"]],
    ["around them where no space stands, as in Japanese", "対話「拒否した」北", ["対話", "|拒否した|", "北"]],
    ["behind a sign", '+talks -Seoul -"six words" +"so"', ["+talks", "-Seoul", "-|six words|", "+|so|"]],
    ["behind a field", 'title:talks source:"The Post"', ["title=talks", "source=|The Post|"]],
    ["behind a sign and a field", "-tag:sport +title:talks", ["-tag=sport", "+title=talks"]],
    ["behind a field in capitals", "Title:talks SOURCE:Desk", ["title=talks", "source=Desk"]],
  ])("%s", (_, query, wanted) => {
    expect(parts(query)).toEqual(wanted);
    expect(scanQuery(query).notes).toEqual([]);
  });

  test.each(['"a b"', "“a b”", "„a b“", "„a b”", "«a b»", "「a b」", "『a b』"])(
    "by the quotation marks of any language: %s",
    (query) => {
      expect(parts(`x ${query} y`)).toEqual(["x", "|a b|", "y"]);
      expect(parts(`-${query} title:${query}`)).toEqual(["-|a b|", "title=|a b|"]);
    },
  );
});

describe("What only looks like an operator is none", () => {
  test.each([
    ["a hyphen inside a word", "Jae-myung anti-North", ["Jae-myung", "anti-North"]],
    ["a plus behind a word", "C++ A+", ["C++", "A+"]],
    ["a dash, or a sum", "Seoul - Tokyo 2 + 3", ["Seoul", "Tokyo", "2", "3"]],
    ["two signs", "--talks +-talks", ["--talks", "+-talks"]],
    [
      "a colon behind another word",
      "note:this 12:30 https://a.example/b",
      ["note:this", "12:30", "https://a.example/b"],
    ],
    ["a field inside a word", "subtitle:talks", ["subtitle:talks"]],
    ["a field without a value", "source: Reuters", ["source:", "Reuters"]],
  ])("%s", (_, query, wanted) => {
    expect(parts(query)).toEqual(wanted);
  });
});

describe("A quotation mark that nothing closes is passed over, with a note", () => {
  test.each([
    ["at the beginning", '"no reason', ["no", "reason"]],
    ["at the end", 'no reason"', ["no", "reason"]],
    ["in the middle", 'a 5" pipe', ["a", "5", "pipe"]],
    ["of another kind than the other", "“no reason»", ["no", "reason»"]],
    ["behind a field", 'source:"Reuters talks', ["source=Reuters", "talks"]],
    ["in front of one that something closes", '“"no reason"', ["|no reason|"]],
  ])("%s", (_, query, wanted) => {
    expect(parts(query)).toEqual(wanted);
    expect(scanQuery(query).notes).toEqual([UNCLOSED]);
  });
});

describe("What has no letter or digit", () => {
  test.each(["", " ", '""', '" "', "+ -", "* ?", "🙂", '-"!"', "。、「」"])("is no word: %j", (query) => {
    expect(scanQuery(query)).toEqual({ parts: [], notes: [] });
  });

  test("may be the value of a filter", () => {
    expect(parts("tag:🙂 source:“—”")).toEqual(["tag=🙂", "source=|—|"]);
  });

  test.each(["title:—", 'source:""', "-author:「 」"])("behind a field is told: %s", (query) => {
    expect(scanQuery(query)).toEqual({ parts: [], notes: [`${query} has no value, so it is passed over`] });
  });
});

/** The letters and digits of a text, those of the names of fields apart. */
const lettersOf = (text: string) =>
  text
    .replaceAll(/(?:title|source|tag|author|lang|in|after|before):/gi, "")
    .match(/[\p{L}\p{N}]/gu)
    ?.join("");

const anything = fc.oneof(
  typedQueryOf,
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'ab "“”„«»「」+-*:', "title:", "tag:", "🙂"), maxLength: 40 }),
);

test("Whatever is typed, every letter of it is in one part, in order", () => {
  fc.assert(
    fc.property(anything, (query) => {
      const { parts: cut } = scanQuery(query);
      expect(lettersOf(cut.map(({ typed }) => typed).join(" "))).toBe(lettersOf(query));
      for (const { typed, text } of cut) expect(query.includes(typed) && typed.includes(text)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
