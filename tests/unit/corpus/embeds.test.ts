import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../support/make-index.ts";
import { elementsOfHtml } from "../../support/read-html.ts";

const VAULT = {
  "notes/Hen house.md": "# Hen house\n\n## Doors\n\nClose the doors at night. ^door1",
  "notes/Version 1.2.md": "What is new.",
  "held.md": "---\ndraft: true\n---\n\nSecret.",
};

function read(markdown: string) {
  const { articles } = makeCorpus({ ...VAULT, "a.md": markdown });
  const article = articles.find(({ record }) => record.id === "a");
  const elements = elementsOfHtml(article?.html ?? "");
  return {
    shown: article?.visible.lines().join("|"),
    links: elements.flatMap(({ tagName, properties }) => (tagName === "a" && properties.href ? [properties.href] : [])),
    pictures: elements.flatMap(({ tagName, properties: { src, alt } }) => (tagName === "img" ? [{ src, alt }] : [])),
  };
}

describe("An embedded note is a link to it", () => {
  test.each([
    ["![[Hen house]]", "Hen house", "/articles/notes-hen-house"],
    ["![[notes/Hen house.md]]", "Hen house", "/articles/notes-hen-house"],
    ["![[Hen house#Doors]]", "Hen house > Doors", "/articles/notes-hen-house#doors"],
    ["![[Hen house#^door1]]", "Hen house", "/articles/notes-hen-house"],
    ["![[Hen house|Where hens live]]", "Where hens live", "/articles/notes-hen-house"],
    ["![[Hen house|400]]", "Hen house", "/articles/notes-hen-house"],
    ["![[Version 1.2]]", "Version 1.2", "/articles/notes-version-1-2"],
    ["![[#Below]]", "Below", "#below"],
  ])("%s", (markdown, shown, href) => {
    expect(read(`Before.\n\n${markdown}\n\nAfter.`)).toMatchObject({
      shown: `Before.|${shown}|After.`,
      links: [href],
    });
  });

  test("whose text is found there alone", () => {
    const { articles } = makeCorpus({ ...VAULT, "a.md": "Before.\n\n![[Hen house]]" });
    expect(articles.filter(({ text }) => text.includes("Close the doors"))).toHaveLength(1);
  });

  test.each(["![[held]]", "![[Nobody wrote this]]"])("but no link where there is none to be read: %s", (markdown) => {
    expect(read(`Before ${markdown} after.`).links).toEqual([]);
  });

  test("and nothing where it is a part of the same note", () => {
    expect(read("Before. ![[#^door1]]")).toMatchObject({ shown: "Before.", links: [] });
  });

  test("but not in code", () => {
    expect(read("Write `![[Hen house]]` there.")).toMatchObject({ shown: "Write ![[Hen house]] there.", links: [] });
  });
});

describe("An embedded picture is one with its caption for alternative text", () => {
  test.each([
    ["![[pictures/hen.png|A hen]]", "A hen", "pictures/hen.png"],
    ["![[My hen (2).JPG|A hen|300]]", "A hen", "My%20hen%20%282%29.JPG"],
    ["![[hen.svg|300x200|A *hen*]]", "A *hen*", "hen.svg"],
    ["| a |\n|---|\n| ![[hen.webp\\|A hen\\|40]] |", "A hen", "hen.webp"],
  ])("%s", (markdown, alt, src) => {
    const { shown, pictures } = read(`Before.\n\n${markdown}\n\nAfter.`);
    expect(pictures).toEqual([{ src, alt }]);
    expect(shown).toContain(alt);
  });

  test("apart from the words around it", () => {
    expect(read("Before![[hen.png|a hen]]after.").shown).toBe("Before a hen after.");
  });

  test.each(["![[hen.png]]", "![[hen.png|300]]", "![[icon.svg#icon]]", "![[song.mp3]]", "![[paper.pdf#page=3]]"])(
    "and %s shows nothing to be found",
    (markdown) => {
      expect(read(`Before ${markdown} after.`)).toMatchObject({ shown: "Before after.", links: [], pictures: [] });
    },
  );
});
