import { describe, expect, test } from "vitest";
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

describe("A heading has the id that its author gives it:", () => {
  const sectionsOf = (markdown: string) =>
    (makeCorpus({ "a.md": `Text.\n\n${markdown}\n\nMore.` }).articles[0]?.sections ?? []).map(({ id, title }) => [
      id,
      title,
    ]);

  test.each([
    ["in braces", "## Set up {#own-id}", "own-id"],
    ["in braces with a class", "## Set up {.wide #own-id}", "own-id"],
    ["in Kramdown's braces", "## Set up {: #own-id}", "own-id"],
    ["in Kramdown's braces on the line below", "## Set up\n{: #own-id .wide}", "own-id"],
    ["behind closing marks", "## Set up ## {#own-id}", "own-id"],
    ["under an underlined heading", "Set up {#own-id}\n---", "own-id"],
    ["in capitals and signs", "## Set up {#Own_ID:2}", "Own_ID:2"],
    ["as an anchor of HTML", '## <a name="own-id"></a>Set up', "own-id"],
    ["as an anchor behind it", '## Set up <a class="x" id="own-id"></a>', "own-id"],
    ["but not that of the paragraph below", "## Set up\n\nText. {#own-id}", "set-up"],
  ])("%s", (_, markdown, id) => {
    expect(sectionsOf(markdown)).toEqual([[id, "Set up"]]);
    expect(makeCorpus({ "a.md": `Text.\n\n${markdown}` }).articles[0]?.html).toContain(`id="${id}"`);
  });

  test("unless another has it", () => {
    expect(sectionsOf("## One {#same}\n\n## Two {#same}\n\n## Same")).toEqual([
      ["same", "One"],
      ["two", "Two"],
      ["same-1", "Same"],
    ]);
  });
});

test("A heading without text is no section", () => {
  const { articles } = makeCorpus({ "a.md": "Text.\n\n##\n\nMore.\n\n## <!-- x -->\n\nMore.\n\n## Next\n\nMore." });
  expect(articles[0]?.sections.map(({ title }) => title)).toEqual(["Next"]);
});
