import { describe, expect, test } from "vitest";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { readPassages } from "../../../src/reading/read-passages.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { answersOf } from "../../support/answers.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeIndex } from "../../support/make-index.ts";
import { prepare } from "../../support/prepared-article.ts";

/** Numbers of the passages that a query finds, in corpus order. */
async function find(index: PassageIndex, query: string): Promise<number[]> {
  const { top } = await rankPassages(index, { query }, { most: 1000, perArticle: 1000 });
  return top.map(({ passage }) => passage).sort((a, b) => a - b);
}

async function textOf(index: PassageIndex, article: number): Promise<string> {
  const [head] = await index.articles.readHeads([article]);
  return head ? index.articles.readText(head) : "";
}

describe("An index can be made of", () => {
  test("no article", async () => {
    const index = await openArticles([]);
    expect(index.reference).toMatchObject({ articles: 0, passages: 0 });
    expect(await find(index, "talks")).toEqual([]);
    expect([index.findArticle("a"), [...index.articleIds()]]).toEqual([null, []]);
  });

  test("an article without a passage, between others", async () => {
    const index = await openArticles(
      [
        prepare({ id: "c", title: "Talks", passages: [] }),
        prepare({ id: "b", passages: ["Talks."] }),
        prepare({ id: "a", passages: [] }),
        prepare({ id: "d", passages: ["Talks again."] }),
        prepare({ id: "e", passages: [] }),
      ],
      { segmentSize: 1 },
    );
    expect(await find(index, "talks")).toEqual([0, 1]);
    expect((await readPassages(index, [0, 1])).map(({ article }) => article.record.id)).toEqual(["b", "d"]);
    expect((await index.articles.readHeads([0, 1, 2, 3, 4])).map(({ first }) => first)).toEqual([0, 0, 1, 1, 2]);
  });

  test("passages without a word, a title or a heading", async () => {
    const passages = [{ text: "", section: [""] }, { text: "…!" }, { text: "Talks.", section: [] }];
    const index = await openArticles([prepare({ id: "a", title: "", passages })]);
    expect([index.counts.tokens, await find(index, "talks")]).toEqual([{ title: 0, section: 0, text: 1 }, [2]]);
    expect((await readPassages(index, [0, 1, 2])).map(({ text }) => text)).toEqual(["", "…!", "Talks."]);
  });

  test("an article of more passages than a segment takes", async () => {
    const passages = Array.from({ length: 30 }, (_, at) => `Talks ${at}.`);
    const articles = ["a", "b"].map((id) => prepare({ id, passages }));
    const requests = [{ query: "talks 7" }];
    expect(await answersOf(await openArticles(articles, { segmentSize: 4 }), requests)).toBe(
      await answersOf(await openArticles(articles), requests),
    );
  });

  test("an article of 300 passages", async () => {
    const passages = Array.from({ length: 300 }, (_, at) => ({ text: `Talks ${at}.`, section: [`Day ${at >> 4}`] }));
    const index = await openArticles([
      prepare({ id: "a", passages }),
      prepare({ id: "b", passages: ["Talks 299 again."] }),
    ]);
    expect(await find(index, "299")).toEqual([299, 300]);
    const { total, listed } = await rankPassages(index, { query: "talks" }, { most: 10, perArticle: 3 });
    expect([total, listed]).toEqual([301, 4]);
    expect((await readPassages(index, [257])).map(({ text }) => text)).toEqual(["Talks 257."]);
  });

  test("a word of a million letters, beside others", async () => {
    const [latin, korean] = ["x".repeat(1_000_000), "평".repeat(100_000)];
    const index = await openArticles([prepare({ id: "a", passages: [`Talks ${latin} ${korean} sea.`, korean] })]);
    expect([await find(index, "talks"), await find(index, "sea"), await find(index, "xxxx")]).toEqual([[0], [0], [0]]);
    expect([index.terms.find(latin)?.passages, index.terms.find(korean)?.passages]).toEqual([1, 2]);
    expect((await textOf(index, 0)).length).toBe(latin.length + 2 * korean.length + 17);
  });

  test("a word that stands in a passage 70,000 times", async () => {
    const index = await openArticles([prepare({ id: "a", passages: [`${"sea ".repeat(70_000)}talks`, "Sea."] })]);
    expect(await find(index, "sea talks")).toEqual([0, 1]);
    expect([...index.columns.textLength]).toEqual([70_001, 1]);
  });
});

describe("A text is read as it was written", () => {
  test.each([
    ["an emoji at its edges", ["😀 talks 😀", "𐐨"]],
    ["a byte order mark", ["\uFEFFtalks\uFEFF", "\uFEFF"]],
    ["a zero", ["talks\0", "\0"]],
    ["letters of every length", ["aé평𐐨", "𐐨평éa"]],
  ])("with %s", async (_, passages) => {
    const article = prepare({ id: "a", passages });
    const index = await openArticles([article]);
    expect(await textOf(index, 0)).toBe(article.text);
    expect((await readPassages(index, [0, 1])).map(({ text }) => text)).toEqual(passages);
  });

  test("but for half a letter, which no UTF-8 has: a replacement stands there, and all offsets hold", async () => {
    const index = await openArticles([prepare({ id: "a", passages: ["\ud800 talks", "sea \udc00\ud83d"] })]);
    expect((await readPassages(index, [0, 1])).map(({ text }) => text)).toEqual(["\uFFFD talks", "sea \uFFFD\uFFFD"]);
    expect([await find(index, "talks"), await find(index, "sea")]).toEqual([[0], [1]]);
  });

  test("of a folder too, however its words are spelt", async () => {
    const words = "constructor __proto__ toString hasOwnProperty valueOf";
    const index = await makeIndex({ "a.txt": `${words}.`, "b.jsonl": '{"_id":"constructor","text":"Talks \\ud800."}' });
    expect(await find(index, "constructor")).toEqual([0]);
    expect(await find(index, "proto")).toEqual([0]);
    expect(index.findArticle("b-constructor") ?? index.findArticle("constructor")).toBe(1);
  });
});
