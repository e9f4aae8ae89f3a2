import { expect, test } from "vitest";
import { makeCorpus } from "../../support/make-index.ts";

const sectionsOf = (text: string) =>
  makeCorpus({ "a.md": text }).articles.flatMap(({ text: body, sections }) =>
    sections.map(({ id, level, start, end }) => ({ id, level, text: body.slice(start, end).trim() })),
  );

test("A section goes from its heading to the next of its level or above", () => {
  expect(sectionsOf("# Talks\n\n## Seoul\n\nOne.\n\n### Lee\n\nTwo.\n\n## Pyongyang\n\nThree.")).toEqual([
    { id: "talks", level: 1, text: "# Talks\n\n## Seoul\n\nOne.\n\n### Lee\n\nTwo.\n\n## Pyongyang\n\nThree." },
    { id: "seoul", level: 2, text: "## Seoul\n\nOne.\n\n### Lee\n\nTwo." },
    { id: "lee", level: 3, text: "### Lee\n\nTwo." },
    { id: "pyongyang", level: 2, text: "## Pyongyang\n\nThree." },
  ]);
});

test("Sections with one name have different ids, as on GitHub", () => {
  expect(sectionsOf("## Notes\n\nOne.\n\n## Notes\n\nTwo.\n\n## !\n\nThree.").map(({ id }) => id)).toEqual([
    "notes",
    "notes-1",
    "section",
  ]);
});
