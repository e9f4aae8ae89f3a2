import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse, otherTerms } from "../../../src/text/analyse.ts";
import { analyseQuery } from "../../../src/text/analyse-query.ts";
import { languageOf } from "../../../src/text/language.ts";
import { tokenise } from "../../../src/text/tokenise.ts";

/** Words and signs of many scripts, as they may stand next to each other. */
const PIECES =
  `a Ab parseJSON C++ C# .NET --force -x $PATH @types node.js e-mail AT&T v18.2.0 1,000 3,5 1.250.000 Python3.11 don’t U.S.
  l'école Ankara'nın kitap’ın کتاب‌ها الكتـاب סֵפֶר हिंदी Việt hoà Ålborg Straße Łódź Đường İzmir Αθήνα Чёрный שיחות الحوار ٢٠٢٤ ٣٫١٤ हिन्दी १२३ ไทยมี ລາວ ខ្មែរ မြန်မာ 北京是 対話を サーバー ｱﾌﾟﾘ 평양은 አማርኛ
  𠮷野 🔥 👩‍💻 🇩🇪 ? -> & _ - . , ' ( ) + #`.split(/\s+/);

const text = fc
  .array(
    fc.oneof(fc.constantFrom(...PIECES, " ", " ", " ", "\n", "\u00a0"), fc.string({ unit: "grapheme", maxLength: 4 })),
    {
      maxLength: 24,
    },
  )
  .map((pieces) => pieces.join("").normalize("NFC"));

const code = fc.constantFrom(
  "en",
  "de",
  "fr",
  "it",
  "ca",
  "da",
  "ja",
  "zh",
  "ko",
  "th",
  "ar",
  "fa",
  "he",
  "hi",
  "tr",
  "vi",
  "xx",
);

/** What is a word by itself; a lone mark, or a sign that only looks like a letter, may be none. */
const LETTER = /[\p{Ll}\p{Lu}\p{Nd}]|(?=\p{Lo})[\p{Script=Han}\p{Script=Hangul}]/u;

test("What is cut covers the text once: every letter and digit is in one token", () => {
  fc.assert(
    fc.property(text, (written) => {
      let last = 0;
      for (const { start, end } of tokenise(written)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(written.slice(last, start)).not.toMatch(LETTER);
        last = end;
      }
      expect(written.slice(last)).not.toMatch(LETTER);
    }),
    { numRuns: 1000 },
  );
});

test("Every term is made from a range of the text, and none of a token twice", () => {
  fc.assert(
    fc.property(text, code, (written, lang) => {
      for (const token of analyse(written, languageOf(lang))) {
        const ranges = [token, ...token.parts, ...token.signs, ...(token.whole ? [token.whole] : [])];
        for (const { start, end } of ranges) expect(written.slice(start, end)).toMatch(/\S/u);
        const words = [token.term, ...otherTerms(token)].filter((term) => !term.startsWith("_"));
        expect(new Set(words).size).toBe(words.length);
      }
    }),
    { numRuns: 1000 },
  );
});

test("A query is read as the articles are: every word of it has a term under which the same text is indexed", () => {
  fc.assert(
    fc.property(text, fc.uniqueArray(code, { minLength: 1, maxLength: 3 }), (written, codes) => {
      const languages = codes.map(languageOf);
      for (const language of languages) {
        const indexed = analyse(written, language).map((token) => [token.term, ...otherTerms(token)]);
        const sought = analyseQuery(written, languages);
        expect(sought).toHaveLength(indexed.length);
        for (const [at, { terms }] of sought.entries())
          expect(indexed[at]?.some((term) => terms.includes(term))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("The digits of every script are read as 0 to 9", () => {
  const digits = Array.from({ length: 0x1ffff }, (_, at) => String.fromCodePoint(at)).filter((one) =>
    /\p{Nd}/u.test(one),
  );
  // Unicode keeps the ten digits of a script in a row.
  for (const [at, digit] of digits.entries()) expect([...tokenise(digit)][0]?.word).toBe(String(at % 10));
});
