import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const WAITS = "The gardener waits for rain, and looks at the sky. ".repeat(20);

const index = makeIndex({
  "index.md":
    "# Handbook\n\n- [Sowing beans](beans.md)\n- [Pruning roses](roses.md)\n- [Mending fences](fences.md)\n- [Storing figs](figs.md)",
  "README.md":
    "# Garden\n\nWelcome.\n\n## Contents\n\n1. [Sowing beans](beans.md)\n2. [Pruning roses](roses.md)\n3. [Mending fences](fences.md)",
  "beans.md": `# Beans\n\nPut five beans into each hole. Sowing is done in May. ${WAITS}`,
  "roses.md": `# How to prune\n\nRoses are cut above a bud, and pruning them early costs blooms. ${WAITS}`,
  "fences.md": `# Fences\n\nMending takes wire. See [posts](posts.md), [wire](wire.md) and [tools](tools.md), and take your time. ${WAITS}`,
});

describe("A list of links comes after what it lists", () => {
  test.each([
    ["sowing beans", "beans"],
    ["pruning roses", "roses"],
    ["mending fences", "fences"],
    ["How are roses pruned?", "roses"],
  ])("%s", async (query, wanted) => {
    const found = articlesOf(await search(await index, query));
    expect(found[0]).toBe(wanted);
    expect(found).toContain("index");
  });

  test("but is found where nothing else is", async () => {
    expect(articlesOf(await search(await index, "storing figs"))).toEqual(["index"]);
    expect(articlesOf(await search(await index, '"storing figs"'))).toEqual(["index"]);
  });
});
