import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceArticle } from "../../../src/corpus/formats/format.ts";
import { formatOf } from "../../../src/corpus/formats/format-of.ts";
import { wildMarkdown } from "../../support/arbitrary-markdown.ts";
import { arbitraryPage, wildPage } from "../../support/arbitrary-page.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

const readAll = (path: string, bytes: Uint8Array) => [...(formatOf(path)?.read({ path, bytes }, null) ?? [])];

/** The article of a file that has one. */
function readArticle(path: string, text: string): SourceArticle {
  const article = readAll(path, utf8(text)).find((item) => "visible" in item);
  if (!article) throw new Error(`${path} has no article`);
  return article;
}

/** Lines of plain text as people write and copy them, in which each `S` is a word of its own. */
const plainLine = fc.constantFrom(
  ...[
    "S",
    "S S S",
    "S S S S S S S S S S S S.",
    `${"S ".repeat(40)}S.`,
    "- S S",
    "* S",
    "12. S S",
    "S | S | S",
    "| S | S |",
  ],
  ...[
    "|---|---|",
    "+---+---+",
    "=====",
    "-----",
    "* * *",
    "",
    "",
    "    S S",
    "\tS",
    "By S S",
    "S, 5 May 2024",
    "> S",
    ".. note:: S",
  ],
  ...[
    "S                [Page 3]",
    "\fRFC S",
    "Title: S",
    "Author: S",
    "Share on Facebook",
    "S Comments",
    "Advertisement",
    "Leave a Reply",
  ],
  ...[
    "Home | News | S",
    "Read more: S",
    "S\u00ad",
    "S-",
    "Posted in S",
    "12 Comments",
    "Related S",
    "\u00a0",
    "\u200b",
    "© 2024 S",
    "Reply",
  ],
);

const plainText = fc.array(plainLine, { maxLength: 40 }).map((lines) => {
  let count = 0;
  return ["S S S S.", ...lines].join("\n").replace(/\bS\b/g, () => `seen${++count}`);
});

const wordsIn = (text: string) => Array.from(text.matchAll(/seen\d+/g), ([word]) => word);

test("Nothing of a plain text is lost unsaid, and the order is kept", () => {
  fc.assert(
    fc.property(plainText, (text) => {
      const { visible, dropped } = readArticle("a.txt", text);
      const kept = wordsIn(visible.text);
      const left = dropped.flatMap((one) => wordsIn(one.text));
      expect([...kept, ...left].toSorted()).toEqual(wordsIn(text).toSorted());
      expect(kept).toEqual(wordsIn(text).filter((word) => kept.includes(word)));
    }),
    { numRuns: 500 },
  );
});

test("Every word that is seen is written where the map says it is, and seen again from there, in any format", () => {
  const file = fc.oneof(
    arbitraryPage.map(({ html }) => ({ path: "a.html", text: html })),
    wildPage.map((text) => ({ path: "a.html", text })),
    plainText.map((text) => ({ path: "a.txt", text })),
  );
  fc.assert(
    fc.property(file, ({ path, text }) => {
      const { visible } = readAll(path, utf8(text)).find((item) => "visible" in item) ?? {};
      for (const { 0: word, index } of visible?.text.matchAll(/seen\d+/g) ?? []) {
        const range = visible?.writtenRange({ start: index, end: index + word.length }) ?? { start: 0, end: 0 };
        expect(visible?.written.slice(range.start, range.end)).toBe(word);
        expect(visible?.visibleRange(range)).toEqual({ start: index, end: index + word.length });
      }
    }),
    { numRuns: 300 },
  );
});

/** Bytes of no format, of another one, in other encodings, and with some of them wrong. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 200 }).map(utf8),
  fc.oneof(wildMarkdown, wildPage, plainText).map(utf8),
  wildMarkdown.map((text) => Uint8Array.from(Buffer.from(text, "utf16le"))),
  fc
    .tuple(fc.oneof(wildMarkdown, wildPage), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 9 }))
    .map(([text, changes]) => {
      const bytes = utf8(text);
      for (const [at, byte] of changes) bytes[at % (bytes.length || 1)] = byte;
      return bytes;
    }),
  fc.json().map(utf8),
);

/** Most characters of an article that a file of less than 10,000 bytes makes: cells that tables lack are written too. */
const MAX_WRITTEN = 200_000;

test("Whatever bytes a file has, what is read of it is well-formed, no longer than it can be, and says why where there is nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom("a.md", "a.mdx", "a.html", "a.txt", "a.jsonl"), anyBytes, (path, bytes) => {
      for (const item of readAll(path, bytes)) {
        if (!("visible" in item)) {
          expect(Object.values(item).filter((value) => value === "" || value === undefined)).toEqual([]);
          continue;
        }
        const { visible, dropped } = item;
        for (const text of [visible.written, visible.text, ...dropped.map((one) => one.text)]) {
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/\r/);
          expect(text.length).toBeLessThan(MAX_WRITTEN);
        }
        expect(dropped.filter(({ text, reason }) => text === "" || reason === "")).toEqual([]);
      }
    }),
    { numRuns: 1_000 },
  );
});
