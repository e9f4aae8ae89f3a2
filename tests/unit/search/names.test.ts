import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const index = await makeIndex({
  "c.md": "# C course\n\nLearn C in ten weeks. C has pointers.",
  "cpp.md": "# C++ course\n\nLearn C++ in ten weeks, with templates.",
  "net.md": "# Net profit\n\nThe net profit of the shop grew, and the net was torn.",
  "dotnet.md": "# Runtime\n\nIt runs on .NET 8.",
  "node.md": "# Server\n\nThe server needs Node.js for live updates.",
  "reload.md": "# Reload\n\n`reloadTimelines` reads every file anew, and `set_user_name` names one.",
  "post.md": "# Letters\n\nSend the form by e-mail. The back-end is slow.",
  "data.md": "# Store\n\nThe database grew.",
  "old.md": "# Release 17.12.1\n\nMends the clock.",
  "new.md": "# Release 18.2.0\n\nMends the door.",
  "budget.md": "---\nlang: de\n---\n# Haushalt\n\nDie Stadt gibt 1.250.000 Euro aus, ein Plus von 3,5 Prozent.",
  "ecole.md": "---\nlang: fr\n---\n# Ville\n\nDevant la mairie on ouvre l'école.",
});

const found = async (query: string) => articlesOf(await search(index, query));

describe("A name is found however it is written", () => {
  test.each([
    ["C++", ["cpp"]],
    ["nodejs", ["node"]],
    ["node.js", ["node"]],
    ["node js", ["node"]],
    ["timelines", ["reload"]],
    ["reloadTimelines", ["reload"]],
    ["setUserName", ["reload"]],
    ["email", ["post"]],
    ["e-mails", ["post"]],
    ["backend", ["post"]],
    ["back end", ["post"]],
    ["data base", ["data"]],
    ["data-base", ["data"]],
    ["17.12", ["old"]],
    ["v18.2.0", ["new"]],
    ["1250000", ["budget"]],
    ["1,250,000", ["budget"]],
    ["3.5", ["budget"]],
    ["école", ["ecole"]],
    ["l’ecole", ["ecole"]],
  ])("%s", async (query, wanted) => {
    expect(await found(query)).toEqual(wanted);
  });

  test.each([
    ["C", "c"],
    [".NET", "dotnet"],
    ["1 250 000", "budget"],
  ])("%s first", async (query, wanted) => {
    expect((await found(query))[0]).toBe(wanted);
  });

  test.each(["35", "1250", "17"])("%s is another number", async (query) => {
    expect(await found(query)).toEqual([]);
  });
});

test.each([
  ["course -C++", ["c"]],
  ["server -nodejs", []],
  ["server -node.js", []],
  ["net -.NET", ["net"]],
])("What is excluded is excluded however it is written: %s", async (query, wanted) => {
  expect(await found(query)).toEqual(wanted);
});

test.each([
  ["email", ["e-mail"]],
  ["mail", ["mail"]],
  ["backend", ["back-end"]],
  ["timelines", ["Timelines"]],
  ["nodejs", ["Node.js"]],
  [".net", [".NET"]],
  ["C++", ["C++"]],
  ["école", ["école"]],
  ['"node.js"', ["Node.js"]],
])("What is marked is what was asked for: %s", async (query, wanted) => {
  const { hits } = await search(index, query);
  const [hit] = hits.filter(({ highlights }) => highlights.length > 0);
  expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end))).toEqual(wanted);
});

describe("A word is found where it is written as two, one behind the other", () => {
  const apart = makeIndex({
    "a.md": "# Systems\n\nThe back end is slow, and the data base grew.",
    "b.md": "# Clinic\n\nAt the end of the day my back hurts. The base of the data is thin.",
    "c.md": "# Help\n\nSet up the printer, and log in.",
  });

  test.each([
    ["backend", ["a"]],
    ["Backend", ["a"]],
    ["database", ["a"]],
    ["setup", ["c"]],
    ["login", ["c"]],
    ["where is the backend of clocks", ["a"]],
    ["endback", []],
  ])("%s", async (query, wanted) => {
    expect(articlesOf(await search(await apart, query))).toEqual(wanted);
  });

  test("not where it must be there as it is typed", async () => {
    expect(articlesOf(await search(await apart, "+backend"))).toEqual([]);
  });
});

test("A word comes before a name of two that is the same without its mark", async () => {
  const index = await makeIndex({
    "a.md": `# Libraries\n\n${"Readers search on-line. ".repeat(3)}`,
    "b.md": "# Archives\n\nReaders search online on most days.",
  });
  expect(articlesOf(await search(index, "online"))).toEqual(["b", "a"]);
  expect(articlesOf(await search(index, "on-line"))).toEqual(["a", "b"]);
});
