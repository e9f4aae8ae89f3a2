import { describe, expect, test } from "vitest";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const read = (files: Files) => {
  const { articles, skipped } = makeCorpus(files);
  return {
    found: articles.map(({ record, visible }) => ({ ...record, text: visible.lines().join("\n") })),
    skipped: Object.fromEntries(skipped.map(({ origin, reason }) => [origin.file, reason])),
  };
};

const TEXT =
  "The ferry stays in port on days of strong wind, and the islanders wait for their bread until it goes again.";
const pageOf = (title: string) =>
  `<!doctype html><title>${title}</title><article class="h-entry"><h1 class="p-name">${title}</h1><p>${TEXT}</p></article>`;

test("Drafts in an export of Medium are not published", () => {
  const { found, skipped } = read({
    "posts/2021-02-03_The-ferry-waits-0a1b2c3d4e5f.html": pageOf("The ferry waits"),
    "posts/draft_The-ferry-is-sold-1b2c3d4e5f60.html": pageOf("The ferry is sold"),
    "md/draft_-2c3d4e5f6071.md": `# Bread\n\n${TEXT} Nobody bakes.`,
    "posts/draft_animals.md": `# Animals that pull\n\n${TEXT} Horses wait, too.`,
  });
  expect(found.map(({ title }) => title).toSorted()).toEqual(["Animals that pull", "The ferry waits"]);
  expect(Object.values(skipped)).toEqual(["is a draft by its name", "is a draft by its name"]);
});

test("The sources that Sphinx copies beside its pages are not found twice", () => {
  const { found, skipped } = read({
    "usage.html": pageOf("Usage"),
    "_sources/usage.rst.txt": `Usage\n=====\n\n${TEXT}\n\n.. toctree::\n   :maxdepth: 2\n`,
  });
  expect(found.map(({ title }) => title)).toEqual(["Usage"]);
  expect(skipped).toEqual({ "_sources/usage.rst.txt": "is in the folder _sources" });
});

describe("The properties of a page that Notion exported are metadata", () => {
  const nameOf = (title: string, number: number) => `${title} ${String(number).repeat(32)}.md`;

  test("which stand below its title", () => {
    const properties =
      "Created: March 3, 2023 10:15 AM\nCreated by: Ada Moor\nTags: ferry, bread\nURL: https://island.example/ferry\nPriority: High\n";
    const { found } = read({ [nameOf("The ferry waits", 1)]: `# The ferry waits\n\n${properties}\n${TEXT}\n` });
    expect(found).toMatchObject([
      {
        title: "The ferry waits",
        published: "2023-03-03",
        authors: ["Ada Moor"],
        tags: ["ferry", "bread"],
        url: "https://island.example/ferry",
        text: `The ferry waits\nPriority: High\n${TEXT}`,
      },
    ]);
  });

  test.each(["Status: Draft", "Owner: Ada\nPublished: No", "Public: No\nOwner: Ada", "Draft: Yes"])(
    "and hold it back: %s",
    (properties) => {
      const { found, skipped } = read({
        [nameOf("Sold", 2)]: `# Sold\n\n${properties}\n\n${TEXT}\n`,
        "a.md": "Bread.",
      });
      expect(found).toMatchObject([{ text: "Bread." }]);
      expect(Object.values(skipped)).toHaveLength(1);
    },
  );

  test("but the first paragraph of any page is text", () => {
    const page = `# The ferry waits\n\nNote: ${TEXT}\n\nDate: it is not known.\n`;
    const { found } = read({
      [nameOf("The ferry waits", 3)]: page,
      "a.md": `# Bread\n\nStatus: draft\n\n${TEXT} It is late.`,
    });
    expect(found.map(({ text }) => text)).toEqual([
      `The ferry waits\nNote: ${TEXT}\nDate: it is not known.`,
      `Bread\nStatus: draft\n${TEXT} It is late.`,
    ]);
  });
});
