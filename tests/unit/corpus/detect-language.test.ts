import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../../src/corpus/metadata/detect-language.ts";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const TEXTS = {
  ar: "رفضت كوريا الشمالية يوم الاثنين عرض الحوار وقالت إنه لا يوجد سبب للاجتماع.",
  de: "Nordkorea lehnte das Angebot am Montag ab und erklärte, es gebe keinen Grund für ein Treffen.",
  el: "Η Βόρεια Κορέα απέρριψε τη Δευτέρα την προσφορά για συνομιλίες με τη Σεούλ.",
  en: "North Korea refused the offer of talks on Monday, and said that there was no reason to meet.",
  es: "Corea del Norte rechazó el lunes la oferta de diálogo y dijo que no había motivo para reunirse.",
  fr: "La Corée du Nord a refusé lundi l’offre de dialogue et déclaré qu’il n’y avait aucune raison de se voir.",
  he: "צפון קוריאה דחתה ביום שני את ההצעה לשיחות ואמרה שאין סיבה להיפגש עם סיאול.",
  ja: "北朝鮮は月曜日、対話の申し出を拒否し、会う理由はないと述べた。",
  ko: "북한은 월요일에 서울의 대화 제안을 거부하고 지금은 만날 이유가 없다고 밝혔다.",
  ru: "В понедельник КНДР отвергла предложение о переговорах и заявила, что причин для встречи нет.",
  th: "เกาหลีเหนือปฏิเสธข้อเสนอการเจรจาเมื่อวันจันทร์และกล่าวว่าไม่มีเหตุผลที่จะพบกัน",
  zh: "朝鲜周一拒绝了对话的提议，并表示双方目前没有会面的理由。",
} as const;

describe("The language of a text is told", () => {
  test.each(Object.entries(TEXTS))("%s", (code, text) => {
    expect(detectLanguage(text)).toBe(code);
  });

  test("whatever white space it begins with, however long it is", () => {
    expect(detectLanguage(`${" ".repeat(5000)}${TEXTS.de} `.repeat(3))).toBe("de");
  });
});

describe("It is not guessed", () => {
  test.each(["", "…", "Pyongyang", "Kim Yo Jong", "Die Gespräche", "2024-08-19 | 12 | 3.5", "Talks. Talks! Talks?"])(
    "of a few words: %j",
    (text) => {
      expect(detectLanguage(text)).toBeNull();
    },
  );

  test("and nothing that may be written is a fault", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(detectLanguage(text) ?? "xx").toMatch(/^[a-z]{2}$/);
      }),
    );
  });
});

describe("An article is in the language", () => {
  const langOf = (files: Files) => makeCorpus(files).articles.map(({ record }) => record.lang);

  test("that its front matter names, whatever it is written in, with its region", () => {
    expect(langOf({ "a.md": `---\nlang: fr-CA\n---\n${TEXTS.de}`, "corpus.yaml": "language: en\n" })).toEqual([
      "fr-CA",
    ]);
  });

  test("that it is seen to be in, else", () => {
    const files = { "a.md": TEXTS.de, "b.txt": TEXTS.ko, "c.jsonl": JSON.stringify({ _id: "c", text: TEXTS.ja }) };
    expect(langOf(files)).toEqual(["de", "ko", "ja"]);
  });

  test("of the corpus, with its region, when that is the language it is seen to be in", () => {
    expect(langOf({ "a.md": TEXTS.en, "b.md": TEXTS.de, "corpus.yaml": "language: en-GB\n" })).toEqual(["en-GB", "de"]);
  });

  test("of the corpus when it is too short to tell", () => {
    expect(langOf({ "a.md": "Pyongyang", "corpus.yaml": "language: ko-KR\n" })).toEqual(["ko-KR"]);
    expect(langOf({ "a.md": "Pyongyang" })).toEqual(["en"]);
  });

  test("that a reader sees: the target of a link is no word", () => {
    const link =
      "[Nordkorea](https://news.example/north-korea-refused-the-offer-of-talks-and-said-there-was-no-reason)";
    expect(langOf({ "a.md": `${link} lehnte das Angebot am Montag ab, es gebe keinen Grund.` })).toEqual(["de"]);
  });
});
