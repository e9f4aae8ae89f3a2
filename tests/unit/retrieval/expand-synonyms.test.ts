import { describe, expect, test } from "vitest";
import { analyse } from "../../../src/analysis/analyse.ts";
import { expandSynonyms, makeSynonymGroups } from "../../../src/retrieval/expand-synonyms.ts";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const GROUPS = makeSynonymGroups([
  ["North Korea", "DPRK", "Democratic People's Republic of Korea"],
  ["South Korea", "ROK", "Republic of Korea"],
  ["United States", "US", "U.S."],
]);

const expand = (query: string) => expandSynonyms(analyse(query), GROUPS).map(({ alternatives }) => alternatives);

describe("What a query says is also looked for in its other wordings", () => {
  test("from the short one to the long ones", () => {
    expect(expand("the DPRK")).toEqual([
      [
        ["north", "korea"],
        ["democrat", "peopl", "republ", "korea"],
      ],
    ]);
  });

  test("from a long one to the short ones", () => {
    expect(expand("ties with South Korea")).toEqual([[["rok"], ["republ", "korea"]]]);
  });

  test("the longest wording counts where one lies inside another", () => {
    expect(expand("the Democratic People’s Republic of Korea")).toEqual([[["north", "korea"], ["dprk"]]]);
  });

  test("each of several", () => {
    expect(expand("ROK and U.S. drills")).toHaveLength(2);
  });

  test("two spellings of one wording are one", () => {
    expect(expand("US")).toEqual([[["unit", "state"]]]);
  });

  test("not for a part of a wording, nor for its words in another order", () => {
    expect(expand("Korea")).toEqual([]);
    expect(expand("Korea, north of Seoul")).toEqual([]);
  });
});

describe("A search", () => {
  const index = makeIndex({
    "corpus.yaml": [
      "synonyms:",
      "  - [North Korea, DPRK, Democratic People's Republic of Korea]",
      "  - [South Korea, ROK, Republic of Korea]",
    ].join("\n"),
    "dprk.txt": "The DPRK refused.",
    "full.txt": "The Democratic People’s Republic of Korea refused.",
    "north.txt": "North Korea refused.",
    "rok.txt": "The ROK asked.",
    "wind.txt": "A north wind blew.",
  });

  test("finds each wording by each other one", () => {
    const named = ["dprk", "full", "north"];
    expect(articlesOf(search(index, "DPRK")).sort()).toEqual(named);
    expect(articlesOf(search(index, "North Korea"))).toEqual(expect.arrayContaining(named));
  });

  test("puts the wording that was typed before the others", () => {
    expect(articlesOf(search(index, "DPRK"))[0]).toBe("dprk");
    expect(articlesOf(search(index, "North Korea"))[0]).toBe("north");
  });

  test("takes no part of another wording for the whole: a north wind is not North Korea", () => {
    expect(articlesOf(search(index, "DPRK"))).not.toContain("wind");
  });

  test("does not take the Democratic People's Republic of Korea for the Republic of Korea", () => {
    expect(articlesOf(search(index, "Democratic People's Republic of Korea"))).not.toContain("rok");
  });

  test("counts a synonym as the word that was typed", () => {
    const page = search(index, "DPRK", { in: ["north"] });
    expect(page.hits).toMatchObject([{ matched: ["dprk"], missing: [] }]);
    expect(page.envelope.match_quality).toBe("strong");
  });

  test("shows the words of the synonym as those that matched", () => {
    expect(search(index, "DPRK", { in: ["north"] }).hits).toMatchObject([
      {
        highlights: [
          [0, 5],
          [6, 11],
        ],
      },
    ]);
  });
});
