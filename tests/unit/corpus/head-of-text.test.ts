import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../support/make-index.ts";

const BODY =
  "The villages refused the quota, which the ministry had set in the week before. Their boats stayed in port.";
const read = (text: string, path = "a.txt") => makeCorpus({ [path]: text }).articles[0];

describe("The headline of a plain text is found", () => {
  test.each([
    ["in its first line", `Villages refuse the quota\n\n${BODY}`],
    [
      "below a menu and the name of a section",
      `Connect with us\n\nHarbour\n\nVillages refuse the quota\n\n${BODY}\n\nShare this post via:`,
    ],
    [
      "below a day that is longer",
      `Published: Monday, 28 July 2017, 10:32 GMT\n\nVillages refuse the quota\n\n${BODY}`,
    ],
    ["below a day that ends as a sentence does", `Monday, July 28, 2017.\n\nVillages refuse the quota\n\n${BODY}`],
    [
      "above a byline without a blank line between them",
      `Villages refuse the quota\nBy Mara Ellison, Reporter\n\n${BODY}`,
    ],
    [
      "below a byline that is longer",
      `By Mara Ellison and Jon Bergen, Reporters\n\nVillages refuse the quota\n\n${BODY}`,
    ],
  ])("%s", (_, text) => {
    expect(read(text)?.record.title).toBe("Villages refuse the quota");
  });
});

test("A page of a diary is called by its day", () => {
  expect(read(`28 July 2017\n\n${BODY}`)?.record).toMatchObject({ title: "28 July 2017", published: "2017-07-28" });
  expect(read(`## 28 July 2017\n\n${BODY}`, "a.md")?.record.title).toBe("28 July 2017");
});

describe("The authors of a plain text are guessed from its byline", () => {
  test.each([
    ["By Mara Ellison", ["Mara Ellison"]],
    ["By Mara Ellison, Reporter", ["Mara Ellison"]],
    ["BY MARA ELLISON AND JON VAN BERG, REPORTERS", ["Mara Ellison", "Jon Van Berg"]],
    ["By Kim Hyun-soo in Seoul | 3 May 2021", ["Kim Hyun-soo"]],
    ["Von Jürgen Groß", ["Jürgen Groß"]],
    ["Par Claire Dumont, correspondante", ["Claire Dumont"]],
    ["Por Juan Pérez", ["Juan Pérez"]],
    ["홍길동 기자", ["홍길동"]],
    ["记者：王明", ["王明"]],
    ["Posted on May 3, 2021 by Mara Ellison", ["Mara Ellison"]],
    ["By the sea", []],
    ["By Staff Reporter", []],
    ["By July 28", []],
  ])("%s", (line, authors) => {
    const article = read(`Villages refuse the quota\n\n${line}\n\n${BODY}`);
    expect(article?.record.authors).toEqual(authors);
    expect(article?.guessed.includes("authors")).toBe(authors.length > 0);
  });

  test("but those that its owner names are taken", () => {
    const article = read(`---\nauthor: Jon Bergen\n---\nVillages refuse\n\nBy Mara Ellison\n\n${BODY}`);
    expect(article?.record.authors).toEqual(["Jon Bergen"]);
    expect(article?.guessed).not.toContain("authors");
  });
});

describe("The day of a plain text is guessed from its head", () => {
  test.each([
    ["a line of its own", { line: "28 July 2017", path: "a.txt" }, "2017-07-28"],
    [
      "a labelled line with the time",
      { line: "Published: Friday, 28 July 2017, 10:32 GMT", path: "a.txt" },
      "2017-07-28",
    ],
    ["a line behind a byline", { line: "By Mara Ellison | July 28, 2017", path: "a.txt" }, "2017-07-28"],
    ["a line before a byline", { line: "Posted on July 28, 2017 by Mara Ellison", path: "a.txt" }, "2017-07-28"],
    ["a line in German", { line: "Veröffentlicht am 28. Juli 2017", path: "a.txt" }, "2017-07-28"],
    ["a line in French", { line: "Publié le 28 juillet 2017", path: "a.txt" }, "2017-07-28"],
    ["a line in Spanish", { line: "28 de julio de 2017", path: "a.txt" }, "2017-07-28"],
    ["a line in Japanese", { line: "公開日：2017年7月28日", path: "a.txt" }, "2017-07-28"],
    ["a line in Korean", { line: "입력 2017.07.28 오전 10:32", path: "a.txt" }, "2017-07-28"],
    ["a line without its year, when the path has one", { line: "16 Jan", path: "2019/a.txt" }, "2019-01-16"],
    ["a line without its year, not when the path has two", { line: "16 Jan", path: "2019/2020-a.txt" }, null],
    ["a line without its year, not when nothing has one", { line: "16 Jan", path: "a.txt" }, null],
    [
      "the day with which the text begins, by the year of the path",
      { line: `On July 28 ${BODY}`, path: "quota-2017.txt" },
      "2017-07-28",
    ],
    ["the day with which the text begins, not without a year", { line: `On July 28 ${BODY}`, path: "a.txt" }, null],
    [
      "the day in brackets behind a day of the week",
      { line: `On Tuesday (16 Jan) ${BODY}`, path: "2024-a.txt" },
      "2024-01-16",
    ],
    ["a dateline", { line: `SEOUL, July 28 (Coastal News) - ${BODY}`, path: "2017.txt" }, "2017-07-28"],
    [
      "the year of a change, for the day before it",
      { line: `Updated 2 January 2018\n\nOn Dec 30 ${BODY}`, path: "a.txt" },
      "2017-12-30",
    ],
    ["never the day of a change", { line: "Last updated: 2 January 2018", path: "a.txt" }, null],
    ["never a day of history", { line: `On the 24th of February, 1815, ${BODY}`, path: "a.txt" }, null],
    ["never a day of which more is said", { line: "Minutes of 3 March 2020", path: "a.txt" }, null],
    ["never a day that no calendar has", { line: "31 February 2020", path: "a.txt" }, null],
    ["never one that could be two", { line: "3/2/2020", path: "a.txt" }, null],
  ])("%s", (_, { line, path }, day) => {
    const article = read(`Villages refuse the quota\n\n${line}\n\n${BODY}`, path);
    expect(article?.record.published).toBe(day);
    expect(article?.guessed.includes("published")).toBe(day !== null);
  });

  test("but the one in its metadata or its path is taken", () => {
    const text = `Villages refuse\n\n3 May 2021\n\n${BODY}`;
    expect(read(`---\ndate: 2020-02-02\n---\n${text}`)?.record.published).toBe("2020-02-02");
    const dated = read(text, "2020-02-03-quota.txt");
    expect(dated?.record.published).toBe("2020-02-03");
    expect(dated?.guessed).not.toContain("published");
  });
});
