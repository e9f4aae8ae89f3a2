import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

/** The same report twice in other words, and one on another side of the matter. */
const index = await makeIndex({
  "first.txt": "Pyongyang refused the talks. Kim Yo Jong said that Seoul was no partner for talks with Pyongyang.",
  "same.txt": "Pyongyang refused talks. Kim Yo Jong told that Seoul is no partner for the talks with Pyongyang today.",
  "other.txt": "Fishermen hoped that the talks would open the sea around Pyongyang to their boats again.",
});

describe("Passages in diverse order", () => {
  test("put what differs from the best before what repeats it", async () => {
    const query = "Pyongyang talks";
    expect(articlesOf(await search(index, query))).toEqual(["first", "same", "other"]);
    expect(articlesOf(await search(index, query, { sort: "diverse" }))).toEqual(["first", "other", "same"]);
  });

  test("are the same passages, each once, over all pages", async () => {
    const all = articlesOf(await search(index, "talks", { sort: "diverse" }));
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(index, "talks", { sort: "diverse", limit: 1, ...(cursor ? { cursor } : {}) });
      pages.push(...articlesOf(page));
      cursor = page.cursorAfter(1) ?? undefined;
    } while (cursor);
    expect(pages).toEqual(all);
    expect(all.toSorted()).toEqual(["first", "other", "same"]);
  });
});
