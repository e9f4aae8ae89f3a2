import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

/** An article in two sections, with what its owner says about it. */
const article = (front: string) =>
  `---\n${front}\n---\n# Island ferries\n\n## Timetable\n\nBoats leave at nine and at noon.\n\n## On board\n\nThe fare is paid on board.`;

const sectionsOf = async (front: string, query: string) =>
  (await search(await makeIndex({ "ferries.md": article(front) }), query)).hits.map(({ section }) => section.at(-1));

describe("What is said about an article", () => {
  test("finds its first passage by words that it lacks itself", async () => {
    const front = "summary: When to sail, and what a fare costs.\ntags: [public transport]";
    for (const query of ['"public transport"', "sailing", "costs"])
      expect(await sectionsOf(front, query)).toEqual(["Timetable"]);
  });

  test("does not put its first passage before the one that says it", async () => {
    const front = "summary: The fare is paid on board. Where a fare is paid, and how a fare is paid.\ntags: [fare]";
    for (const query of ["fare", "paid", "fare paid"]) expect((await sectionsOf(front, query))[0]).toBe("On board");
  });
});
