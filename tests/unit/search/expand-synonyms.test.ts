import { describe, expect, test } from "vitest";
import { expandSynonyms, makeSynonymGroups } from "../../../src/search/query/expand-synonyms.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { Wording } from "../../../src/search/query/parsed-query.ts";
import { languageOf } from "../../../src/text/language.ts";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const SYNONYMS = [
  ["North Korea", "DPRK", "Democratic People's Republic of Korea"],
  ["South Korea", "ROK", "Republic of Korea"],
  ["United States", "US", "U.S."],
  ["peace treaty", "treaty", "accord"],
];

/** The alternatives to what a query says: the words of each, a dot for every common word between them. */
function expand(query: string, ...codes: string[]): string[][] {
  const languages = ["en", ...codes].map(languageOf);
  const expansions = expandSynonyms(
    parseQuery(query, languages).tokens,
    makeSynonymGroups(SYNONYMS, languages),
    languages,
  );
  return expansions.map(({ alternatives }) => alternatives.map(spell));
}

function spell(wording: Wording): string {
  const words = Array.from({ length: (wording.at(-1)?.offset ?? -1) + 1 }, () => ".");
  for (const { terms, offset } of wording) words[offset] = terms.join("/");
  return words.join(" ");
}

describe("What a query says is also looked for in its other wordings", () => {
  test("from the short one to the long ones", () => {
    expect(expand("the DPRK")).toEqual([["north korea", "democrat peopl republ . korea"]]);
  });

  test("from a long one to the short ones", () => {
    expect(expand("ties with South Korea")).toEqual([["rok", "republ . korea"]]);
  });

  test("the longest wording counts where one lies inside another", () => {
    expect(expand("the Democratic People’s Republic of Korea")).toEqual([["north korea", "dprk"]]);
  });

  test("each of several", () => {
    expect(expand("ROK and U.S. drills")).toHaveLength(2);
  });

  test("two spellings of one wording are one", () => {
    expect(expand("US")).toEqual([["unit state"]]);
  });

  test("in each language of the corpus", () => {
    expect(expand("U.S. drills", "de")).toEqual([["unit/united state/stat"]]);
  });

  test("also where it stands between quotation marks", () => {
    expect(expand('"the DPRK refused"')).toEqual([["north korea", "democrat peopl republ . korea"]]);
  });

  test("not for what must not be there, nor for what the title must have", () => {
    expect(expand("talks -DPRK title:ROK")).toEqual([]);
  });

  test("but not in a part of what was typed, which is there already", () => {
    expect(expand("peace treaty")).toEqual([["accord"]]);
    expect(expand("treaty")).toEqual([["peac treati", "accord"]]);
  });

  test("from every group that has it, each wording once", () => {
    const languages = [languageOf("en")];
    const groups = makeSynonymGroups([...SYNONYMS, ["settlement", "accord", "treaty"]], languages);
    const alternativesTo = (query: string) =>
      expandSynonyms(parseQuery(query, languages).tokens, groups, languages).map(({ alternatives }) =>
        alternatives.map(spell),
      );
    expect(alternativesTo("accord")).toEqual([["peac treati", "treati", "settlement"]]);
    expect(alternativesTo("settlement")).toEqual([["accord", "treati"]]);
  });

  test("not for a part of a wording, nor for its words in another order", () => {
    expect(expand("Korea")).toEqual([]);
    expect(expand("Korea, north of Seoul")).toEqual([]);
  });
});

describe("A search", async () => {
  const index = await makeIndex({
    "corpus.yaml": [
      "synonyms:",
      "  - [North Korea, DPRK, Democratic People's Republic of Korea]",
      "  - [South Korea, ROK, Republic of Korea]",
      "  - [request, asked, inquired]",
    ].join("\n"),
    "apart.txt": "The north of all Korea refused.",
    "dprk.txt": "The DPRK refused.",
    "full.txt": "The Democratic People’s Republic of Korea refused.",
    "in.txt": "The republic in Korea asked.",
    "north.txt": "North Korea refused.",
    "rok.txt": "The ROK asked.",
    "turned.txt": "Korea, north of it.",
    "wind.txt": "A north wind blew.",
    "without.txt": "The republic Korea asked.",
  });

  const found = async (query: string) => articlesOf(await search(index, query));

  test("finds each wording by each other one", async () => {
    const named = ["dprk", "full", "north"];
    expect((await found("DPRK")).sort()).toEqual(named);
    expect(await found("North Korea")).toEqual(expect.arrayContaining(named));
  });

  test("puts the wording that was typed before the others", async () => {
    expect((await found("DPRK"))[0]).toBe("dprk");
    expect((await found("North Korea"))[0]).toBe("north");
  });

  test("takes no part of another wording for the whole: a north wind is not North Korea", async () => {
    expect(await found("DPRK")).not.toContain("wind");
  });

  test("takes the words of another wording for it only where they stand together, in its order", async () => {
    expect(await found("DPRK")).not.toContain("apart");
    expect(await found("DPRK")).not.toContain("turned");
  });

  test("takes any common word for the one that stands inside a wording", async () => {
    expect(await found("ROK")).toEqual(expect.arrayContaining(["in", "rok"]));
    expect(await found("ROK")).not.toContain("without");
  });

  test("does not take the Democratic People's Republic of Korea for the Republic of Korea", async () => {
    expect(await found("Democratic People's Republic of Korea")).not.toContain("rok");
  });

  test("counts a synonym as the word that was typed", async () => {
    const page = await search(index, "DPRK", { in: ["north"] });
    expect(page.hits).toMatchObject([{ matched: ["dprk"], missing: [] }]);
    expect(page.envelope.match_quality).toBe("strong");
  });

  test("takes a word for its synonyms that no article has, and not for one that is spelt nearly so", async () => {
    const page = await search(index, "inquired");
    expect(articlesOf(page).sort()).toEqual(["in", "rok", "without"]);
    expect(page.envelope.interpretation.corrected).toEqual([]);
    expect(page.envelope.interpretation.notes).toEqual([]);
  });

  test("finds the synonyms of what a misspelt word was meant to be", async () => {
    const page = await search(index, "DPKR");
    expect(page.envelope.interpretation.corrected).toEqual([{ from: "dpkr", to: "dprk" }]);
    expect(articlesOf(page)).toEqual(["dprk", "full", "north"]);
    expect(page.hits[1]).toMatchObject({ matched: ["dpkr"], missing: [] });
  });

  test("shows a synonym as one piece, common words inside it too", async () => {
    expect((await search(index, "DPRK", { in: ["north"] })).hits).toMatchObject([{ highlights: [[0, 11]] }]);
    expect((await search(index, "DPRK", { in: ["full"] })).hits).toMatchObject([{ highlights: [[4, 41]] }]);
  });
});

test("A word that two groups have finds the wordings of both", async () => {
  const many = await makeIndex({
    "corpus.yaml": "synonyms:\n  - [request, asked]\n  - [asked, begged]",
    "alms.txt": "He begged.",
    "form.txt": "A request.",
    "word.txt": "Seoul asked.",
  });
  const found = async (query: string) => articlesOf(await search(many, query)).sort();
  expect(await found("asked")).toEqual(["alms", "form", "word"]);
  expect(await found("request")).toEqual(["form", "word"]);
});
