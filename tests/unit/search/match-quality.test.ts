import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

const index = await makeIndex({
  "boats.md": "---\npublished: 2025-07-08\n---\nFishermen came home by boat over a calm sea.",
  "talks.md": "---\npublished: 2025-07-28\n---\nPyongyang refused the talks that Seoul had proposed.",
  "walks.md": "Seoul proposed long walks along the river to everybody.",
});

const quality = async (query: string) => (await search(index, query)).envelope.match_quality;

describe("Match quality", () => {
  test.each([
    ["strong when one passage has everything and stands out", "Pyongyang refused talks", "strong"],
    ["weak when only a word that was guessed is there", "fishremen", "weak"],
    ["strong when two passages have everything", "Seoul proposed", "strong"],
    ["strong when only a filter is asked for, and met", "after:2025", "strong"],
    ["partial when a good half is there", "Pyongyang refused talks on oranges", "partial"],
    ["partial when all but a word that was guessed is there", "Pyongyang refused the talks of Seol", "partial"],
    ["weak when a rare name is missing, though a word spelt nearly so is there", "Seol proposed", "weak"],
    ["weak when less than half is there", "calm sea opera tickets and prices", "weak"],
    ["none when next to nothing is there", "Seoul opera tickets prices programme evening dress code", "none"],
    ["none without a passage", "xylophone", "none"],
    ["none when no article passes the filter", "talks source:nobody", "none"],
  ])("is %s: %s", async (_, query, wanted) => {
    expect(await quality(query)).toBe(wanted);
  });

  test("is never strong for what was found only by relaxing what is required", async () => {
    expect(await quality('"refused talks" Pyongyang Seoul proposed')).toBe("partial");
  });

  test("does not depend on how many passages are asked for, nor on their order", async () => {
    for (const query of ["Seoul proposed talks", "Pyongyang river", "boat walks"]) {
      const qualities = [{}, { limit: 1 }, { max_per_article: 1 }, { sort: "newest" as const }].map(
        async (request) => (await search(index, query, request)).envelope.match_quality,
      );
      expect(new Set(await Promise.all(qualities)).size).toBe(1);
    }
  });
});
