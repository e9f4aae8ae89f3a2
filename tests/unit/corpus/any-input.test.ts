import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { wildMarkdown } from "../../support/arbitrary-markdown.ts";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const tag = fc.constantFrom(
  "<p>",
  "</p>",
  "<b>",
  "<div>",
  "</div>",
  "<ul><li>",
  "<td>",
  "<table><tr>",
  "<h2>",
  "<!--",
  "<a href=x>",
);
const word = fc.constantFrom("Lee ", "talks. ", "& ", "&lt;", "\n", "日本語", "\u0000", "😀", "e\u0301");
const wildHtml = fc
  .array(fc.oneof(tag, word), { maxLength: 60 })
  .map((parts) => `<article><p>Text of it.</p>${parts.join("")}`);
const bytes = fc.uint8Array({ maxLength: 300 });

const file = fc.oneof(
  fc.tuple(fc.constantFrom(".md", ".txt", ".mdx"), wildMarkdown),
  fc.tuple(fc.constant(".html"), wildHtml),
  fc.tuple(fc.constantFrom(".md", ".txt", ".html"), bytes),
);

/** Files with names of their own, beside one that is always there. */
const folder = fc.array(file, { maxLength: 4 }).map((files): Record<string, string | Uint8Array> => {
  const named = files.map(([extension, content], at) => [`file ${at}${extension}`, content] as const);
  return { "plain.md": "Plain text.", ...Object.fromEntries(named) };
});

function checkPassages({ text, visible, passages }: PreparedArticle): void {
  expect(visible.written).toBe(text);
  let last = 0;
  for (const { span } of passages) {
    expect(span.start).toBeGreaterThanOrEqual(last);
    expect(span.end).toBeGreaterThan(span.start);
    last = span.end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

const idsOf = (files: Files) =>
  makeCorpus(files).articles.map(({ record, origin, passages }) => ({
    file: origin.file,
    ids: [record.id, ...passages.map(({ id }) => id)],
  }));

describe("Whatever files a folder holds", () => {
  test("it builds; passages stand in order and apart, inside the text of their article", () => {
    fc.assert(
      fc.property(folder, (files) => {
        for (const article of makeCorpus(files).articles) checkPassages(article);
      }),
      { numRuns: 200 },
    );
  });

  test("no two articles or passages share an id", () => {
    fc.assert(
      fc.property(folder, (files) => {
        const ids = idsOf(files).flatMap((article) => article.ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test("another file changes no id", () => {
    fc.assert(
      fc.property(folder, file, (files, [extension, content]) => {
        const before = idsOf(files);
        const after = idsOf({ ...files, [`another${extension}`]: content });
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});
