import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDays } from "../../../src/corpus/metadata/find-days.ts";
import { parseDay } from "../../../src/corpus/metadata/parse-day.ts";
import { makeCorpus } from "../../support/make-index.ts";

describe("A day is read as it is written", () => {
  test.each([
    ["in Arabic digits", ["٢٠٢٤/٠٥/١٢", "١٢ مايو ٢٠٢٤"]],
    ["in Persian digits", ["۲۰۲۴/۰۵/۱۲", "۱۲ مه ۲۰۲۴"]],
    ["in the digits of Hindi and Bengali", ["२०२४-०५-१२", "২০২৪-০৫-১২", "रविवार, १२ मई २०२४", "১২ মে ২০২৪"]],
    ["in wide digits", ["２０２４年５月１２日", "２０２４-０５-１２"]],
    [
      "in Arabic",
      [
        "12 مايو 2024",
        "12 أيار 2024",
        "12 ماي 2024",
        "الأحد، 12 مايو، 2024م",
        "١٢ أيار/مايو ٢٠٢٤ 10:32",
        "12 من ايار 2024",
      ],
    ],
    ["in Hebrew", ["12 במאי 2024", "ב-12 במאי 2024", "יום ראשון, 12 במאי 2024, 10:32"]],
    [
      "in Thai, by the years of Buddha or others",
      [
        "12 พฤษภาคม 2567",
        "๑๒ พฤษภาคม พ.ศ. ๒๕๖๗",
        "12 พฤษภาคม พ.ศ.2567",
        "12 พ.ค. 2567",
        "วันอาทิตย์ที่ 12 พฤษภาคม 2567",
        "12 พฤษภาคม ค.ศ. 2024",
        "12 พฤษภาคม 2024",
        "๒๕๖๗-๐๕-๑๒",
      ],
    ],
    [
      "in Japanese and Chinese, by the years of eras or others",
      [
        "令和6年5月12日",
        "令和６年５月１２日（日）",
        "令和六年五月十二日",
        "民國113年5月12日",
        "中華民國一一三年五月十二日",
        "二〇二四年五月十二日",
        "西暦2024年5月12日",
      ],
    ],
    ["by the calendar of Iran", ["۲۳ اردیبهشت ۱۴۰۳", "23 اردیبهشت 1403", "یکشنبه، ۲۳ ارديبهشت ۱۴۰۳"]],
  ])("%s", (_, texts) => {
    expect(texts.map((text) => [text, parseDay(text)])).toEqual(texts.map((text) => [text, "2024-05-12"]));
  });

  test.each([
    ["令和元年5月1日", "2019-05-01"],
    ["平成31年4月30日", "2019-04-30"],
    ["昭和64年1月7日", "1989-01-07"],
    ["大正十二年九月一日", "1923-09-01"],
    ["二〇二三年十二月二十五日", "2023-12-25"],
    ["12 كانون الأول 2024", "2024-12-12"],
    ["3 إبريل 2024", "2024-04-03"],
    ["30 اسفند 1403", "2025-03-20"],
    ["1 فروردین 1404", "2025-03-21"],
  ])("%s", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });
});

test.each([
  "2567-05-12",
  "12/05/2567",
  "1403/02/23",
  "۱۴۰۳/۰۲/۲۳",
  "1445-11-04",
  "4 ذو القعدة 1445",
  "२०८१-०१-३०",
  "平成40年1月1日",
  "明治3年5月12日",
  "12 พฤษภาคม พ.ศ. 2024",
  "12 พฤษภาคม ค.ศ. 2567",
  "30 اسفند 1402",
  "23 اردیبهشت 2024",
  "23 اردیبهشت",
  "ה' באייר תשפ\"ד",
])("No day is made of %s, whose calendar is uncertain or does not have it, and it is said so", (text) => {
  const { articles, warnings } = makeCorpus({ "a.md": `---\ndate: ${JSON.stringify(text)}\n---\n\nThe ferry waits.` });
  expect(articles[0]?.record.published).toBeNull();
  expect(warnings).toMatchObject([{ file: "a.md", line: 2, kind: "metadata" }]);
});

test("A day without its year is none where its month is a word of its own", () => {
  expect(findDays("5 أبريل")).toMatchObject([{ year: null, month: 4, day: 5 }]);
  for (const text of ["5 may", "5 آب", "۵ مه"]) expect(findDays(text)).toEqual([]);
  expect(parseDay("5 آب 2024")).toBe("2024-08-05");
});

test("Days of the calendar of Iran are those that it has", () => {
  const months = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ");
  const format = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", { dateStyle: "short", timeZone: "UTC" });
  fc.assert(
    fc.property(fc.date({ min: new Date("1930-01-01"), max: new Date("2070-01-01"), noInvalidDate: true }), (date) => {
      const [month = 0, day, year] = (format.format(date).match(/\d+/g) ?? []).map(Number);
      expect(parseDay(`${day} ${months[month - 1]} ${year}`)).toBe(date.toISOString().slice(0, 10));
    }),
  );
});

test("A line below the title gives the day in other digits and calendars", () => {
  const TEXT = "The ferry stays in port on days of strong wind, and the islanders wait.";
  const lines = [
    "١٢ مايو ٢٠٢٤",
    "วันอาทิตย์ที่ 12 พฤษภาคม 2567 10:32",
    "公開日：令和6年5月12日",
    "פורסם: יום ראשון, 12 במאי 2024",
  ];
  const files = lines.map((line, at) => [`${at}.txt`, `The ferry waits\n\n${line}\n\n${TEXT} ${at}\n`]);
  const { articles } = makeCorpus(Object.fromEntries(files));
  expect(articles.map(({ record }) => record.published)).toEqual(lines.map(() => "2024-05-12"));
});

test("A day in a path is read in other digits, and not by another calendar", () => {
  const { articles } = makeCorpus({ "٢٠٢٤-٠٥-١٢-العبارة.md": "One.", "2567-05-12-ferry.md": "Two." });
  expect(articles.map(({ record }) => [record.title, record.published])).toEqual([
    ["Two.", null],
    ["العبارة", "2024-05-12"],
  ]);
});
