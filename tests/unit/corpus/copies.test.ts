import { describe, expect, test } from "vitest";
import { ArticleDocument, PassageDocument } from "../../../src/contract/article-documents.ts";
import { SearchResponse } from "../../../src/contract/search-response.ts";
import { type Files, makeCorpus, makeIndex } from "../../support/make-index.ts";
import { makeService } from "../../support/make-service.ts";

const STORY = `The ferry to the outer islands will run again from the first of May, the harbour office said on Tuesday. It had been laid
up since November, when a storm tore off its ramp.

Fares stay as they were. Islanders travel free on Wednesdays, and cars need a place that was booked the day before.`;

const page = (head: string) => `<!doctype html><html><head><title>Ferry runs again</title>${head}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry runs again</h1>
${STORY.split("\n\n")
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join("\n")}</article></body></html>`;

const COPIES: Files = {
  "a/ferry.md": `---\ntitle: Ferry runs again\nsource: Harbour Post\nurl: https://post.example/ferry\ntags: [sea]\n---\n${STORY}`,
  "b/ferry.md": `---\nsource: Island News\nurl: https://news.example/2025/ferry\ntags: [travel]\n---\n# Ferry runs again\n\n${STORY}`,
  "c/ferry.html": page(
    '<link rel="canonical" href="https://post.example/ferry?utm_source=letter&utm_medium=mail&fbclid=x1">',
  ),
};

describe("An article that stands in several files", () => {
  test("is one article, in whichever format, and the others are its copies", () => {
    const { articles, copies } = makeCorpus(COPIES);
    expect(articles.map(({ record }) => record.id)).toEqual(["a-ferry"]);
    expect(copies.map(({ of, origin }) => [of, origin.file])).toEqual([
      ["a-ferry", "b/ferry.md"],
      ["a-ferry", "c/ferry.html"],
    ]);
  });

  test("is found once, by the source and tags of each, and tells them all", async () => {
    const { get } = await makeService(await makeIndex(COPIES));
    const found = await get("/search?q=ferry+ramp&source=Island+News&tag=sea");
    const { hits, total } = SearchResponse.parse(await found.json());
    expect([total, hits[0]?.article.source]).toEqual([1, "Harbour Post"]);
    const { copies } = ArticleDocument.parse(await (await get("/articles/a-ferry?format=json")).json());
    expect(copies.map(({ id, source, url }) => [id, source, url])).toEqual([
      ["b-ferry", "Island News", "https://news.example/2025/ferry"],
      ["c-ferry", null, "https://post.example/ferry"],
    ]);
  });

  test("opens by the id of each, and so do its passages", async () => {
    const { get } = await makeService(await makeIndex(COPIES));
    const { id, passages } = ArticleDocument.parse(await (await get("/articles/b-ferry?format=json")).json());
    const [{ id: passage } = { id: "" }] = passages;
    const read = await get(`/passages/${passage.replace("a-ferry", "b-ferry")}`);
    expect([id, PassageDocument.parse(await read.json()).id]).toEqual(["a-ferry", passage]);
  });
});

describe("Articles that only look alike", () => {
  test("stay two when their titles differ, or a word of their text does", () => {
    const other = STORY.replace("Tuesday", "Thursday");
    const { articles } = makeCorpus({
      "a.md": `# Ferry runs again\n\n${STORY}`,
      "b.md": `# Winter timetable\n\n${STORY}`,
      "c.md": `# Ferry runs again\n\n${other}`,
    });
    expect(articles).toHaveLength(3);
  });

  test("stay two when there is too little text to tell: notices are alike by nature", () => {
    const { articles } = makeCorpus({
      "a/notes.md": "# Notes\n\nNothing yet.",
      "b/notes.md": "# Notes\n\nNothing yet.",
    });
    expect(articles).toHaveLength(2);
  });
});

test("An address is cited without what tracks its reader", () => {
  const url = "https://post.example/ferry?page=2&utm_campaign=spring&gclid=4";
  const { articles } = makeCorpus({ "a.md": `---\nurl: ${url}\n---\n${STORY}` });
  expect(articles[0]?.record.url).toBe("https://post.example/ferry?page=2");
});
