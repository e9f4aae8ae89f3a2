import fc from "fast-check";
import { expect, test } from "vitest";
import { markWords } from "../../../../src/doors/page/article/mark-words.ts";
import { foldWord } from "../../../../src/text/fold-word.ts";

const mark = (html: string, ...words: string[]) => markWords(html, new Set(words));

test("Words are marked as they are written, whatever their case and accents, and nothing else is", () => {
  expect(mark("<p>Naïve talks, TALKS and a talkative <b>talks</b></p>", "talks", "naive")).toBe(
    "<p><mark>Naïve</mark> <mark>talks</mark>, <mark>TALKS</mark> and a talkative <b><mark>talks</mark></b></p>",
  );
});

test("Tags, their attributes and entities stay as they are", () => {
  const html = '<a href="https://amp.example/talks" title="talks">AT&amp;T &#x3C;talks></a>';
  expect(mark(html, "talks", "amp", "x3c", "href", "a")).toBe(
    '<a href="https://amp.example/talks" title="talks">AT&amp;T &#x3C;<mark>talks</mark>></a>',
  );
});

test("Without its marks a page is what it was", () => {
  const piece = fc.oneof(
    fc.constantFrom("<p>", "</p>", '<a href="talks">', "</a>", "&amp;", " ", ". "),
    fc.constantFrom("talks", "Seoul", "평양"),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.subarray(["talks", "seoul", "평양"].map(foldWord)), (pieces, words) => {
      const html = pieces.join("");
      expect(mark(html, ...words).replace(/<\/?mark>/g, "")).toBe(html);
    }),
  );
});
