import { describe, expect, test } from "vitest";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const read = (files: Files) => {
  const { articles, skipped } = makeCorpus(files);
  const found = [...articles].map(({ record, visible, guessed }) => ({
    ...record,
    text: visible.text.trim(),
    guessed,
  }));
  return { found, reasons: skipped.map(({ reason }) => reason) };
};

const text = "Hens eat grain in the morning, and drink water.";

describe("Lines of keys at the head of a file are metadata", () => {
  test.each([
    [
      "of a message",
      "From: Ada Lovelace <ada@example.org>\nTo: hens@example.org\nSubject: Feeding hens\nDate: Tue, 5 Mar 2019 10:11:12 +0100\n\n",
    ],
    [
      "of a message in an archive",
      "From ada at example.org  Tue Mar  5 10:11:12 2019\nFrom: ada at example.org (Ada Lovelace)\nDate: Tue, 5 Mar 2019 10:11:12 +0100\nSubject: Feeding\n hens\nReferences: <a@b>\n\t<c@d>\n\n",
    ],
    ["as Pelican has them", "Title: Feeding hens\nDate: 2019-03-05 10:20\nAuthor: Ada Lovelace\nCategory: Hens\n\n"],
    ["below a blank line", "\nTitle: Feeding hens\nAuthor: Ada Lovelace\nDate: 2019-03-05\n\n"],
  ])("%s", (_, head) => {
    for (const path of ["a.txt", "a.md"])
      expect(read({ [path]: head + text }).found).toMatchObject([
        { title: "Feeding hens", authors: ["Ada Lovelace"], published: "2019-03-05", text, guessed: ["lang"] },
      ]);
  });

  test("that hold an article back", () => {
    expect(read({ "a.md": `Title: T\nStatus: draft\n\n${text}`, "b.md": text }).reasons).toEqual([
      "is held back by Status: draft",
    ]);
  });

  test.each([
    ["a sentence", "Note: hens eat.\nTitle: none is given\n\n"],
    ["one key", "Title: Feeding hens\n\n"],
    ["lines between the keys", "Title: Feeding hens\nHens eat.\nAuthor: Ada\n\n"],
    ["keys of another kind", "Grain: 10 g\nWater: 20 ml\n\n"],
    [
      "several messages",
      `Subject: One\nFrom: a@b.c\n\n${text}\n\nFrom b at b.c  Tue Mar  5 10:11:12 2019\nFrom: b@b.c\n\n`,
    ],
  ])("but not %s", (_, head) => {
    expect(read({ "a.txt": head + text }).found[0]?.text).toContain(head.split(/\W/)[0]);
  });
});

const wrapped =
  "Hens eat grain in the morning, and drink a little water with\nit. They sleep on a perch at night, and lay an egg a day.\n";

test("a book says its title and author in lines of their own", () => {
  const book = `The Project Gutenberg eBook of The Hen\n    \nThis ebook is for the use of anyone anywhere in the United States and\nmost other parts of the world at no cost.\n\nTitle: The Hen\n        and Her Eggs\n\nAuthor: Ada Lovelace\n\nRelease date: June 27, 2008 [eBook #11]\n\n*** START OF THE BOOK ***\n\nCHAPTER I.\n\n${wrapped}`;
  expect(read({ "pg11.txt": book }).found).toMatchObject([
    { title: "The Hen and Her Eggs", authors: ["Ada Lovelace"] },
  ]);
});

test("a memo has its title below its columns, and its pages go on without what is at their foot and head", () => {
  const memo = `\n\nNetwork Working Group                                   A. Lovelace\nRequest for Comments: 9999                           Hen Consortium\nCategory: Informational                                January 2007\n\n\n                     The Hen Feeding Protocol\n\nStatus of This Memo\n\n   ${wrapped}\n\nLovelace                    Informational                   [Page 1]\n\f\nRFC 9999                  Hen Feeding Protocol              January 2007\n\n\n   They bathe in dust.\n\n\nLovelace                    Informational                   [Page 2]\n\f\n`;
  const { found } = read({ "rfc9999.txt": memo });
  expect(found[0]?.title).toBe("The Hen Feeding Protocol");
  expect(found[0]?.text).toMatch(/an egg a day\.\s+They bathe in dust\.$/);
});
