import fc from "fast-check";
import { expect, test } from "vitest";
import { readPassages } from "../../../src/reading/read-passages.ts";
import { findOccurrences } from "../../../src/search/answer/find-occurrences.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { languageOf } from "../../../src/text/language.ts";
import { findByAnalysis, soughtIn } from "../../support/find-by-analysis.ts";
import { makeIndex } from "../../support/make-index.ts";

/** Words of every kind that the analyser takes apart, or finds under more terms than one. */
const WORDS = {
  en: [
    "talks",
    "refused",
    "parseJSON",
    "node.js",
    "e-mail",
    "C++",
    ".NET",
    "17.12.1",
    "1,000",
    "don’t",
    "U.S.",
    "€",
    "🙂",
    "the",
    "snake_case",
    "**bold**ed",
    "`--force`",
    "[a link](http://a.example)",
    "back-end",
    "AT&amp;T",
  ],
  fr: ["l’eau", "aujourd’hui", "élève", "été", "d’accord", "négociation", "qu’il", "18,5"],
  de: ["Müller", "Straße", "Gespräche", "3.000", "Versicherung", "Lebensversicherung"],
  ja: ["北朝鮮", "対話を拒否した", "ソウル", "京都", "東京都庁", "２０２５年", "C++で"],
  ko: ["평양은", "대화를", "거부했다", "서울", "북한"],
  vi: ["đàm", "phán", "Hà", "Nội"],
};

const language = fc.constantFrom("en", "fr", "de", "ja", "ko", "vi");
const BETWEEN = [" ", " ", " ", ", ", ". ", "\n\n", "\n- ", " | ", "—", ""];

const wordsOf = (code: keyof typeof WORDS) =>
  fc.array(fc.constantFrom(...WORDS[code]), { minLength: 1, maxLength: 40 });

/** A text in a language, with words of another in between, and a query for some of them. */
const asked = language.chain((code) =>
  fc.record({
    code: fc.constant(code),
    pieces: fc.array(
      fc.tuple(
        fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS[code]) }, fc.constantFrom(...WORDS.en)),
        fc.constantFrom(...BETWEEN),
      ),
      { minLength: 1, maxLength: 60 },
    ),
    query: fc.oneof({ weight: 4, arbitrary: wordsOf(code) }, wordsOf("en")),
    form: fc.constantFrom("words", "phrase", "both", "beginning"),
  }),
);

function write(words: readonly string[], form: string): string {
  const [first = "", ...others] = words.slice(0, 6);
  if (form === "phrase") return `"${first} ${others[0] ?? ""}"`;
  if (form === "both") return `${first} "${others.slice(0, 2).join(" ")}" ${others.slice(2).join(" ")}`;
  return form === "beginning" ? `${first.slice(0, 3)}* ${others.join(" ")}` : words.join(" ");
}

test("What is marked is what reading the whole text would find, in every language and for every kind of word", async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ code, pieces, query, form }) => {
      const text = pieces.flat().join("");
      const index = await makeIndex({ "a.md": `---\ntitle: A title\nlang: ${code}\n---\nWords: ${text}\n` });
      const ranking = await rankPassages(index, { query: write(query, form) }, { most: 10, perArticle: 10 });
      const opened = await readPassages(
        index,
        ranking.top.map(({ passage }) => passage),
      );
      const candidates = ranking.top.flatMap((candidate, at) => {
        const open = opened[at];
        return open ? [{ candidate, open }] : [];
      });
      const places = (found: readonly { start: number; end: number }[]) =>
        [...new Set(found.map(({ start, end }) => `${start}-${end}`))].sort();
      const found = await findOccurrences(index, ranking, candidates);
      const read = candidates.map(({ candidate, open }) =>
        findByAnalysis(open.visible.text, soughtIn(ranking, candidate), languageOf(code)),
      );
      expect(found.map(places)).toEqual(read.map(places));
    }),
    { numRuns: 300 },
  );
});
