import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArticleDocument, ArticleListRequest, PassageDocument } from "../../../src/contract/article-documents.ts";
import { InvalidRequestError } from "../../../src/contract/invalid-request-error.ts";
import { describeStatus } from "../../../src/retrieval/describe-status.ts";
import { findArticle } from "../../../src/retrieval/find-by-id.ts";
import { formatArticle } from "../../../src/retrieval/format-article.ts";
import { listArticles } from "../../../src/retrieval/list-articles.ts";
import { readArticleDocument, readPassageDocument } from "../../../src/retrieval/read-documents.ts";
import { readText } from "../../../src/retrieval/read-text.ts";
import { makeIndex } from "../../support/make-index.ts";
import { SITE } from "../../support/search.ts";

const index = makeIndex({
  "a.md":
    "---\npublished: 2024-01-15\nsource: Desk\nauthors: [Ada, Ben]\n---\n# Talks\n\nOne.\n\n## Two\n\nTwo.\n\n## Three\n\nThree.",
  "b.md": "Undated.",
  "c.md": "---\npublished: 2025-07-28\nlang: ko\ntags: [talks]\n---\nNewest.",
  "corpus.yaml": "name: test\ndescription: Four short articles\n",
  "d.md": "---\npublished: 2024-01-15\n---\nOf the same day as a.",
});
const talks = findArticle(index, "a");

describe("An article is given whole", () => {
  const document = readArticleDocument(index, talks, SITE);

  test("in the shape that is published", () => {
    expect(ArticleDocument.parse(document)).toEqual(document);
  });

  test("with passages that can be cut out of its text", () => {
    expect(document.passages.map(({ span }) => document.text.slice(span.start, span.end))).toEqual([
      "One.",
      "Two.",
      "Three.",
    ]);
    expect(document.sections.map(({ title }) => title)).toEqual(["Talks", "Two", "Three"]);
  });

  test("as Markdown, with its title, where and when it stood, and its link", () => {
    expect(formatArticle(findArticle(index, "c"), SITE)).toBe(
      `# Newest.\n\n2025-07-28 · <${SITE}/articles/c>\n\nNewest.\n`,
    );
    expect(formatArticle(talks, SITE)).toContain(`Desk · 2024-01-15 · Ada · Ben · <${SITE}/articles/a>\n\n`);
  });
});

describe("A passage is given with its neighbours, in reading order, never of another article", () => {
  const read = (number: number, neighbours: number) => {
    const { before, text, after } = readPassageDocument(index, number, { neighbours, site: SITE });
    return [before, [{ text }], after].map((entries) => entries.map((entry) => entry.text));
  };

  test.each([
    [0, 0, [[], ["One."], []]],
    [1, 1, [["One."], ["Two."], ["Three."]]],
    [2, 3, [["One.", "Two."], ["Three."], []]],
    [3, 3, [[], ["Undated."], []]],
  ])("passage %i with %i on either side", (number, neighbours, texts) => {
    expect(read(number, neighbours)).toEqual(texts);
  });

  test("in the shape that is published", () => {
    const document = readPassageDocument(index, 1, { neighbours: 1, site: SITE });
    expect(PassageDocument.parse(document)).toEqual(document);
  });
});

describe("Articles are listed", () => {
  const list = (request: Partial<ArticleListRequest>) => listArticles(index, ArticleListRequest.parse(request), SITE);
  const ids = (request: Partial<ArticleListRequest>) => list(request).articles.map(({ id }) => id);

  test("newest first, those of one day in the order of the corpus, those without a day last", () => {
    expect(ids({})).toEqual(["c", "a", "d", "b"]);
  });

  test("page by page, each once", () => {
    const first = list({ limit: 3 });
    expect(first).toMatchObject({ total: 4, next_cursor: expect.any(String) });
    const second = list({ limit: 3, cursor: first.next_cursor ?? "" });
    expect(second.articles.map(({ id }) => id)).toEqual(["b"]);
    expect(second.next_cursor).toBeNull();
  });

  test("those that pass the filters", () => {
    expect(ids({ before: "2025" })).toEqual(["a", "d"]);
    expect(list({ tag: ["talks"] }).total).toBe(1);
  });

  test("and never by the cursor of another list", () => {
    const cursor = list({ limit: 1 }).next_cursor ?? "";
    expect(() => list({ limit: 1, cursor, lang: ["en"] })).toThrow(InvalidRequestError);
  });
});

test("The status tells what the index holds", () => {
  expect(describeStatus(index)).toEqual({
    status: "ok",
    corpus: { name: "test", title: "test", description: "Four short articles" },
    index: { version: index.reference.version, articles: 4, passages: 6 },
    languages: [
      { value: "en", count: 3 },
      { value: "ko", count: 1 },
    ],
    date_range: { first: "2024-01-15", last: "2025-07-28" },
  });
});

test("The status of a corpus without a day has no range", () => {
  expect(describeStatus(makeIndex({ "a.md": "Text." })).date_range).toEqual({ first: null, last: null });
});

describe("An article is read piece by piece", () => {
  test("to its end without a word lost or said twice, however small the pieces", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (maxTokens) => {
        const pieces: string[] = [];
        let start: number | null = 0;
        while (start !== null) {
          const piece = readText(talks, { start, end: talks.text.length, maxTokens });
          pieces.push(piece.text);
          start = piece.next;
        }
        expect(pieces.join(" ").split(/\s+/)).toEqual(talks.text.trim().split(/\s+/));
      }),
    );
  });

  test("a start beyond its text is refused, with where it ends", () => {
    const end = talks.text.length;
    expect(() => readText(talks, { start: end, end, maxTokens: 100 })).toThrow(
      `start was ${end}, wanted a number under ${end}`,
    );
  });
});
