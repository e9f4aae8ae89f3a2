import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "../../../../src/corpus/formats/html/html.ts";
import { arbitraryPage, wildPage } from "../../../support/arbitrary-page.ts";
import { drawnTextOf } from "../../../support/read-html.ts";

/** The words of a page, by their numbers. */
const numbersIn = (text: string) => Array.from(text.matchAll(/(?<!un)seen(\d+)/g), ([, number]) => Number(number));

function read(page: string) {
  const items = [...html.read({ path: "a.html", bytes: new TextEncoder().encode(page) }, null)];
  const article = items.find((item) => "visible" in item);
  return {
    lines: article?.visible.lines().join("\n") ?? "",
    dropped: article?.dropped ?? [],
    visible: article?.visible,
  };
}

const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

test("Whatever a page holds, what a browser shows is seen or said to be left out, in the order of the page, and nothing else is", () => {
  fc.assert(
    fc.property(arbitraryPage, ({ html, seen }) => {
      const { lines, dropped } = read(html);
      const kept = numbersIn(lines);
      const left = new Set(dropped.flatMap(({ text }) => numbersIn(text)));
      const lost = Array.from({ length: seen }, (_, at) => at + 1).filter(
        (number) => !kept.includes(number) && !left.has(number),
      );
      expect(lost).toEqual([]);
      expect(kept).toEqual(inOrder(kept));
      expect(lines).not.toContain("unseen");
    }),
    { numRuns: 300 },
  );
});

test("Whatever is wrong with its tags, nothing that a browser draws of a page is lost unsaid", () => {
  fc.assert(
    fc.property(wildPage, (page) => {
      const { lines, dropped } = read(page);
      const known = new Set(numbersIn([lines, ...dropped.map(({ text }) => text)].join("\n")));
      expect(numbersIn(drawnTextOf(page)).filter((number) => !known.has(number))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
