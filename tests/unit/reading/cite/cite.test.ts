import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Cite } from "@citation-js/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ArticleRecord } from "../../../../src/contract/article-record.ts";
import { parseAuthor } from "../../../../src/reading/cite/author.ts";
import { formatBibtex } from "../../../../src/reading/cite/bibtex.ts";
import { type Citation, formatMarkdown, makeCitation } from "../../../../src/reading/cite/citation.ts";
import { formatCsl } from "../../../../src/reading/cite/csl.ts";
import { formatRis } from "../../../../src/reading/cite/ris.ts";

const Name = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  suffix: z.string().optional(),
  literal: z.string().optional(),
});

/** What a reference manager has once it has read a citation. */
const Read = z.object({
  title: z.string(),
  author: z.array(Name).default([]),
  issued: z.object({ "date-parts": z.array(z.array(z.number())) }).optional(),
  URL: z.string(),
  language: z.string(),
  publisher: z.string().optional(),
  "container-title": z.string().optional(),
});

const FORMS: [string, (citation: Citation) => string][] = [
  ["BibTeX", formatBibtex],
  ["RIS", formatRis],
  ["CSL-JSON", formatCsl],
];

const RECORD: ArticleRecord = {
  id: "an-article",
  title: "Talks & 100 % refused: {a} \\study, $5 #1 snake_case --- “quotes” 'and' ``more''",
  url: null,
  source: "The Korea Times & Co.",
  authors: ["Ada Lovelace", "Ludwig van Beethoven", "Kim Yo Jong", "Agence France-Presse", "Doe, Jane"],
  published: "2025-07-28",
  tags: ["north_korea", "talks"],
  lang: "en",
};
const ADDRESS = "https://news.example/a_b%20c?x=1&y={2}#:~:text=zero%20interest,end";

function read(text: string): z.infer<typeof Read> {
  const { data } = new Cite(text);
  expect(data).toHaveLength(1);
  return Read.parse(data[0]);
}

/** A name as it is read aloud, whatever parts a library keeps it in. */
function sayName({ given, family, suffix, literal }: z.infer<typeof Name>): string {
  return literal ?? [given, family, suffix].filter((part) => part !== undefined).join(" ");
}

const squeeze = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();
/** The letters and digits of a text: how a library puts a name's parts together is its own affair. */
const lettersOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}]/gu)].map(String).sort().join("");

describe.each(FORMS)("A citation as %s", (form, format) => {
  test("says to a reference manager who wrote what, where and when", () => {
    const found = read(format(makeCitation(RECORD, ADDRESS)));
    expect(found.title).toBe(squeeze(RECORD.title));
    expect(found.author.map(sayName)).toEqual([...RECORD.authors.slice(0, 4), "Jane Doe"]);
    expect(found.author[0]).toMatchObject({ family: "Lovelace", given: "Ada" });
    expect(found.issued?.["date-parts"]).toEqual([[2025, 7, 28]]);
    expect(found.publisher ?? found["container-title"]).toBe(form === "RIS" ? found["container-title"] : RECORD.source);
    expect(found.URL).toBe("https://news.example/a_b%20c?x=1&y=%7B2%7D#:~:text=zero%20interest,end");
    expect(found.language).toBe("en");
  });

  test("leaves out what is not known", () => {
    const bare = { ...RECORD, authors: [], source: null, published: null, tags: [] };
    const text = format(makeCitation(bare, ADDRESS));
    expect(read(text)).toMatchObject({ title: squeeze(RECORD.title), author: [] });
    expect(text).not.toMatch(/author|howpublished|year|month|issued|keyword|AU {2}|T2 {2}|PY {2}|null|undefined/);
  });

  test("keeps any title and any authors through a library that reads it", () => {
    const mark = fc.constantFrom(..."{}\\$&#%_~^-'`\",;:@=<>()[]?! \n\r\t\u2028é北ع😀and".split(""));
    const word = fc.oneof(
      fc.constantFrom("and", "AND", "von", "Smith", "TY  - ", "ER  - "),
      mark,
      fc.string({ unit: "grapheme" }),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `T${words.join("")}n`);
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (title, authors) => {
        const found = read(format(makeCitation({ ...RECORD, title, authors }, ADDRESS)));
        expect(squeeze(found.title)).toBe(squeeze(title));
        expect(found.author).toHaveLength(authors.length);
        for (const [at, author] of found.author.entries())
          expect(lettersOf(sayName(author))).toBe(lettersOf(authors[at] ?? ""));
      }),
    );
  });
});

test("A line of RIS ends as its specification says, and nothing in a value begins another", () => {
  const lines = formatRis(makeCitation({ ...RECORD, title: "A\r\nER  - \nTY  - BOOK" }, ADDRESS)).split("\r\n");
  expect(lines[0]).toBe("TY  - ELEC");
  expect(lines.slice(-2)).toEqual(["ER  - ", ""]);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
});

test("A citation as Markdown is a link and one line, whatever the title is", () => {
  const line = formatMarkdown(makeCitation({ ...RECORD, title: "A [b](c)\n# <d>" }, `${ADDRESS}(x)`));
  expect(line).toMatch(/^\[A \\\[b\\\]\(c\) \\# \\<d\\>\]\(https:\S+%28x%29\), Ada Lovelace, /);
  expect(line).toMatch(/, The Korea Times & Co\., 2025-07-28$/);
  expect(line).not.toContain("\n");
});

test.each([
  ["an-article", "an-article"],
  ["v1-11", "v1-11"],
  ["die-küste", "die-kste-"],
  ["北京", ""],
])("The key of %s is in ASCII, and tells articles apart", (id, beginning) => {
  const [, key = ""] = /^@misc\{([^,]*),/.exec(formatBibtex(makeCitation({ ...RECORD, id }, ADDRESS))) ?? [];
  expect(key).toMatch(/^[A-Za-z0-9.:_-]+$/);
  expect(key.startsWith(beginning)).toBe(true);
});

test.each([
  ["Ada Lovelace", "en", { given: "Ada", family: "Lovelace" }],
  ["J. R. Hartley", "en", { given: "J. R.", family: "Hartley" }],
  ["Ludwig van Beethoven", "de", { given: "Ludwig", family: "van Beethoven" }],
  ["Anne-Marie O’Neill", "fr", { given: "Anne-Marie", family: "O’Neill" }],
  ["Doe, Jane", "en", { given: "Jane", family: "Doe" }],
  ["Лев Толстой", "ru", { given: "Лев", family: "Толстой" }],
])("The name %s (%s) is parted", (name, lang, parts) => {
  expect(parseAuthor(name, lang)).toEqual(parts);
});

test.each([
  ["Kim Yo Jong", "en"],
  ["Kim Jong-un", "en"],
  ["Nguyen Phu", "en"],
  ["Nagy Ferenc", "hu"],
  ["Agence France-Presse", "en"],
  ["Associated Press", "en"],
  ["The Editorial Board", "en"],
  ["Gabriel García Márquez", "es"],
  ["Reuters", "en"],
  ["jane_doe", "en"],
  ["村上 春樹", "ja"],
  ["نجيب محفوظ", "ar"],
])("The name %s (%s), which may be read in two ways, stays whole", (name, lang) => {
  expect(parseAuthor(name, lang)).toEqual({ literal: name });
});
