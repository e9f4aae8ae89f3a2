import { describe, expect, test } from "vitest";
import { analyse, otherTerms } from "../../../src/text/analyse.ts";
import { languageOf } from "../../../src/text/language.ts";

const terms = (text: string, lang = "en") => analyse(text, languageOf(lang)).map(({ term }) => term);

describe("Forms of a word are indexed under one term", () => {
  test.each([
    ["en", "drill", "drills", "drilling", "drilled"],
    ["en", "repatriate", "repatriated", "repatriates", "repatriating"],
    ["en", "fisherman’s", "fisherman"],
    ["en", "broadcast", "Broadcasts"],
    ["de", "Haus", "Häuser", "Häusern", "HAUS"],
    ["de", "Verhandlung", "Verhandlungen"],
    ["fr", "négociation", "négociations"],
    ["es", "libro", "libros"],
    ["it", "negoziato", "negoziati"],
    ["ru", "переговоры", "переговорах"],
    ["ar", "حوار", "الحوار"],
    ["el", "Αθήνα", "ΑΘΗΝΑΣ", "Αθηνών"],
    ["tr", "ev", "evler", "evlerde"],
    ["tr", "Ankara", "Ankara'nın", "Ankara’da", "ANKARA'DAN"],
    ["tr", "Türkiye", "Türkiye’nin", "TÜRKİYE"],
    ["ar", "كتاب", "الكتاب", "والكتاب", "بالكتاب", "للكتاب", "كِتَاب", "كتـــاب"],
    ["fa", "کتاب", "كتاب", "کتاب‌ها", "کتابها", "کتاب‌های", "کتاب‌هایشان"],
    ["fa", "ایران", "ايران", "ایرانی"],
    ["fa", "خانه", "خانهٔ", "خانه‌ی", "خانه‌ها"],
    ["ur", "کتاب", "كتاب"],
    ["he", "ספר", "הספר", "בספר", "לספר", "והספר", "סֵפֶר"],
    ["hi", "ज़मीन", "जमीन", "ज़मीन"],
    ["hi", "हिन्दी", "हिंदी"],
    ["hi", "चाँद", "चांद"],
    ["mr", "हिन्दी", "हिंदी"],
    ["ca", "collegi", "col·legi", "COL·LEGI", "l'col·legi"],
    ["ca", "intel·ligència", "intelligencia"],
    ["vi", "hòa", "hoà", "Hòa", "HOÀ"],
    ["vi", "thủy", "thuỷ", "thủy".normalize("NFD")],
    ["vi", "Beyoncé", "Beyonce"],
    ["uk", "Україна", "України", "Україні", "Україною"],
    ["bg", "книга", "книги", "книгата", "книгите"],
    ["bg", "град", "градът", "градове", "градовете"],
    ["pt", "eleição", "eleições", "eleicoes"],
    ["sv", "språk", "språket", "språkets", "språken"],
    ["sv", "hus", "huset", "husen"],
  ])("%s: %s", (lang, first, ...others) => {
    expect(others.flatMap((word) => terms(word, lang))).toEqual(others.flatMap(() => terms(first, lang)));
  });

  test("of its own language, not of another", () => {
    expect(terms("Häuser talking", "en")).toEqual(["hauser", "talk"]);
    expect(terms("Häuser talking", "de")).toEqual(["haus", "talking"]);
  });

  test("whatever the region of the language, and however its tag is written", () => {
    expect(["de", "de-AT", "DE", "de-Latn-CH"].map((lang) => terms("Häusern", lang))).toEqual([
      ["haus"],
      ["haus"],
      ["haus"],
      ["haus"],
    ]);
  });

  test.each([
    ["fa", "کتاب", "کتان"],
    ["hi", "कमल", "कलम"],
    ["he", "ספר", "בספרד"],
    ["uk", "й", "и"],
    ["vi", "má", "mà"],
    ["vi", "đương", "dương"],
    ["vi", "cân", "căn"],
    ["tr", "Kur'an", "kur"],
  ])("%s: %s is another word than %s", (lang, one, other) => {
    expect(terms(one, lang)).not.toEqual(terms(other, lang));
  });

  test("English endings are not taken off words of other scripts or off numbers", () => {
    expect(terms("переговоры 1990s 平壌")).toEqual(["переговоры", "1990s", "平壌"]);
  });

  test.each(["he", "th", "tlh", ""])("A language without a stemmer has its words as they are: %j", (lang) => {
    expect(terms("talks Gespräche שיחות", lang)).toEqual(["talks", "gesprache", "שיחות"]);
  });

  test.each([
    ["ar", "ـــ"],
    ["ar", "ًٌ"],
    ["he", "ֶֶ"],
  ])("%s: signs that stand alone are a word still: %j", (lang, signs) => {
    expect(terms(signs, lang)).toEqual([expect.stringMatching(/./u)]);
  });

  test("A word that every object has is a word like any other", () => {
    expect(terms("constructor toString __proto__", "tlh")).toEqual(["constructor", "tostring", "proto"]);
  });
});

describe("Common words are told from words that mean a subject", () => {
  const isStopWord = (word: string, lang = "en") => languageOf(lang).isStopWord(word);

  test.each(["the", "of", "which", "dont", "is"])("%s is common", (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  test("us is a subject: it is how U.S. is spelt", () => {
    expect(isStopWord("us")).toBe(false);
  });

  test.each(["talks", "north", "no", "said", "2025"])("%s is a subject", (word) => {
    expect(isStopWord(word)).toBe(false);
  });

  test.each([
    ["de", "für", "war"],
    ["fr", "même", "été"],
    ["ru", "что"],
    ["es", "también"],
    ["ar", "في"],
    ["ar", "لماذا"],
    ["fa", "چرا"],
    ["he", "איפה"],
    ["hi", "क्या"],
    ["th", "อะไร"],
    ["tr", "kaç"],
    ["ru", "почему"],
    ["uk", "хто"],
    ["da", "hvem"],
    ["fi", "milloin"],
    ["it", "quando"],
  ])("Other languages have their own, without the accents that words lose: %s", (lang, ...words) => {
    const folded = words.flatMap((word) => analyse(word, languageOf(lang)).map((token) => token.word));
    expect(folded.filter((word) => !isStopWord(word, lang))).toEqual([]);
    expect(folded.filter((word) => isStopWord(word, "en"))).toEqual([]);
  });

  test("A language without a list has none", () => {
    expect(["the", "der", "of"].filter((word) => isStopWord(word, "tlh"))).toEqual([]);
  });

  test("Common words are analysed all the same: phrases need them", () => {
    expect(terms("the talks of the year")).toHaveLength(5);
  });
});

test("However many languages are asked for, each reads its words in its own way", () => {
  for (let at = 0; at < 500; at++) expect(terms("Häuser talks", `x${at}`)).toEqual(["hauser", "talks"]);
  expect([terms("Häuser", "de"), terms("talks", "en")]).toEqual([["haus"], ["talk"]]);
});

/** The terms of each word of a text, and after a colon those by which it is found besides. */
const found = (text: string, lang = "en") =>
  analyse(text, languageOf(lang)).map((token) => [token.term, ...otherTerms(token)].join(" "));

describe("A name is found by its parts, and as a whole", () => {
  test.each([
    ["parseJSON", ["parsejson pars json"]],
    ["XMLHttpRequest", ["xmlhttprequest xml http request"]],
    ["Python3 v18", ["python3 python", "v18 18"]],
    ["set_user_name", ["set =setusernam", "user", "name"]],
    ["node.js", ["node =nodej", "js"]],
    ["e-mail", ["e =email", "mail"]],
    ["AT&T I/O", ["at =at&t", "t", "i =i/o", "o"]],
    ["17.12.1 v18.2.0", ["17.12.1 17.12", "18.2.0 18.2 v18"]],
    ["1 250 000", ["1 =1250000", "250", "000"]],
    [".NET", ["net .net"]],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });

  test.each([
    ["the plural of initials", "URLs", ["url"]],
    ["a word with a capital", "Word KCNA", ["word", "kcna"]],
    ["a range", "1950-53", ["1950", "53"]],
    ["a long path", "a/b-c-d-e-f", ["a", "b", "c", "d", "e", "f"]],
  ])("%s has none", (_, text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

describe("A number is read as its language writes it", () => {
  test.each([
    ["en", "1,250 1.250 3,5", ["1250", "1.250", "3.5 3 5"]],
    ["de", "1,250 1.250 3,5", ["1.250", "1250", "3.5"]],
    ["de", "1.250.000,50 0.125", ["1250000.50", "0.125"]],
  ])("%s: %s", (lang, text, wanted) => {
    expect(found(text, lang)).toEqual(wanted);
  });
});

test.each([
  ["fr", "l'école d’accord qu'il aujourd'hui", ["école", "accord", "il", "aujourd'hui"]],
  ["it", "dell'arte un’idea", ["arte", "idea"]],
  ["ca", "l'Hospitalet d'aigua", ["Hospitalet", "aigua"]],
  ["en", "O'Brien l'école", ["O'Brien", "l'école"]],
])("In %s an elided word is no part of the next: %s", (lang, text, wanted) => {
  const tokens = analyse(text, languageOf(lang));
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
  expect(tokens.map(({ term }) => term)).toEqual(wanted.flatMap((word) => terms(word, lang)));
});
