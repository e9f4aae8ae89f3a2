import { expect, test } from "vitest";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const read = (files: Files) => {
  const { articles, skipped } = makeCorpus(files);
  return {
    found: articles.map(({ record, visible }) => ({ ...record, text: visible.text.trim() })),
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
