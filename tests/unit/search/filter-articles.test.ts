import { describe, expect, test } from "vitest";
import type { ArticleFilters } from "../../../src/contract/search-request.ts";
import { filterArticles } from "../../../src/search/match/filter-articles.ts";
import { makeIndex } from "../../support/make-index.ts";
import { readAllHeads } from "../../support/read-index.ts";

const article = (...frontMatter: string[]) => `---\n${frontMatter.join("\n")}\n---\nText of it.`;

const index = await makeIndex({
  "new-year.md": article("published: 2025-01-01", "source: Desk", "tags: [talks]", "lang: en"),
  "spring.md": article("published: 2024-03-31", "source: Desk", "tags: [drills, talks]", "authors: [Ada Lovelace]"),
  "summer.md": article("published: 2025-07-28", "source: The U.S. Post", "tags: [drills]", "authors: [José Núñez]"),
  "undated.md": article("source: The U.S. Post", "lang: ko"),
});

const ids = (await readAllHeads(index)).map(({ record }) => record.id);

const passing = (filters: Partial<ArticleFilters>) => {
  const { passes } = filterArticles(index, filters);
  return ids.filter((_, number) => passes(number));
};
const notesOf = (filters: Partial<ArticleFilters>) => filterArticles(index, filters).notes;

describe("Filters", () => {
  test.each([
    ["none: every article passes", {}, ["new-year", "spring", "summer", "undated"]],
    ["one value", { tag: ["talks"] }, ["new-year", "spring"]],
    ["two values of one filter are alternatives", { tag: ["talks", "drills"] }, ["new-year", "spring", "summer"]],
    ["two filters must both hold", { tag: ["drills"], source: ["Desk"] }, ["spring"]],
    ["an article by its id", { in: ["spring", "undated"] }, ["spring", "undated"]],
    ["a language", { lang: ["ko"] }, ["undated"]],
    ["a value in another case, without its accents", { author: ["jose NUNEZ"] }, ["summer"]],
    ["a value with or without the dots of its initials", { source: ["the US post"] }, ["summer", "undated"]],
    ["no part of a value stands for the whole", { author: ["Ada"] }, []],
    ["a value that no article has", { tag: ["sport"] }, []],
    ["a value that no article has beside one that some have", { tag: ["sport", "talks"] }, ["new-year", "spring"]],
  ])("%s", (_, filters, ids) => {
    expect(passing(filters)).toEqual(ids);
  });
});

describe("A language", async () => {
  const spoken = await makeIndex({
    "a.md": article("lang: en"),
    "b.md": article("lang: en-GB"),
    "c.md": article("lang: eng"),
    "d.md": article("lang: zh-Hant-TW"),
    "e.md": article("lang: zh"),
  });
  const all = (await readAllHeads(spoken)).map(({ record }) => record.id);

  test.each([
    ["finds its regions too", "en", ["a", "b"]],
    ["of a region finds that alone", "en-GB", ["b"]],
    ["in any case", "EN-gb", ["b"]],
    ["finds scripts and their regions", "zh", ["d", "e"]],
    ["with a script finds its regions", "zh-hant", ["d"]],
    ["of a region that none has finds nothing", "en-US", []],
    ["cut short finds nothing", "z", []],
  ])("%s: %s", (_, lang, wanted) => {
    const { passes, notes } = filterArticles(spoken, { lang: [lang] });
    expect(all.filter((__, number) => passes(number))).toEqual(wanted);
    expect(notes.length).toBe(wanted.length === 0 ? 1 : 0);
  });
});

describe("Days: after holds the day itself, before does not, and what has no day passes neither", () => {
  test.each([
    ["after the year 2025", { after: "2025" }, ["new-year", "summer"]],
    ["before the year 2025", { before: "2025" }, ["spring"]],
    ["after a month, its first day included", { after: "2025-07" }, ["summer"]],
    ["before a month, its days excluded", { before: "2025-07" }, ["new-year", "spring"]],
    ["before the month after a last day", { before: "2024-04" }, ["spring"]],
    ["after a day, that day included", { after: "2025-07-28" }, ["summer"]],
    ["before a day, that day excluded", { before: "2025-07-28" }, ["new-year", "spring"]],
    ["the year 2025", { after: "2025", before: "2026" }, ["new-year", "summer"]],
    ["one day", { after: "2025-01-01", before: "2025-01-02" }, ["new-year"]],
    ["an empty time", { after: "2025", before: "2025" }, []],
  ])("%s", (_, filters, ids) => {
    expect(passing(filters)).toEqual(ids);
  });
});

describe("A person is told of a value that no article has", () => {
  test("with the values that there are", () => {
    expect(notesOf({ tag: ["sport", "talks"] })).toEqual(['No article has the tag "sport"; here are drills, talks']);
  });

  test("with a value that has a comma in quotation marks", async () => {
    const few = await makeIndex({ "a.md": article('source: "Ox, Pit and Sons"'), "b.md": article("source: Desk") });
    expect(filterArticles(few, { source: ["Gazette"] }).notes).toEqual([
      'No article has the source "Gazette"; here are Desk, "Ox, Pit and Sons"',
    ]);
  });

  test("with the nearest first where there are many", async () => {
    const names = [
      "Ann Ox",
      "Bo Pit",
      "Cy Quill",
      "Di Rust",
      "Ed Stone",
      "Flo Tin",
      "Gus Urn",
      "Hal Vane",
      "Niko Matsakis",
    ];
    const authors = names.map((name, at): [string, string] => [`a${at}.md`, article(`authors: ["${name}"]`)]);
    const both = article('authors: ["Niko Matsakis and Ann Ox"]');
    const many = await makeIndex({ ...Object.fromEntries(authors), "both.md": both });
    const nearestTo = (author: string) => {
      const [, named = ""] = filterArticles(many, { author: [author] }).notes[0]?.split("; here are ") ?? [];
      return named.split(", ");
    };
    expect(nearestTo("niko").slice(0, 3)).toEqual(["Niko Matsakis", "Niko Matsakis and Ann Ox", "Ann Ox"]);
    expect(nearestTo("Matsakis, Niko").slice(0, 1)).toEqual(["Niko Matsakis"]);
    expect(nearestTo("Hal Vain").slice(0, 1)).toEqual(["Hal Vane"]);
    expect(nearestTo("xyzzy")).toEqual([...names.slice(0, 8), "…"]);
  });

  test("of an id without them: these would be all articles", () => {
    expect(notesOf({ in: ["spring", "winter"] })).toEqual(['No article has the id "winter"']);
  });

  test("and not of one that has no article only together with other filters", () => {
    expect(notesOf({ tag: ["talks"], lang: ["ko"] })).toEqual([]);
  });

  test("when no article has any", async () => {
    expect(filterArticles(await makeIndex({ "a.md": "Text." }), { author: ["Ada"] }).notes).toEqual([
      'No article has the author "Ada"; no article here has one',
    ]);
  });
});
