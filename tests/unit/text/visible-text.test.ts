import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../../src/corpus/formats/markdown/markdown.ts";
import { VisibleText } from "../../../src/text/visible-text.ts";
import { articleBlocks, joinBlocks, wildMarkdown } from "../../support/arbitrary-markdown.ts";

const read = (text: string) => parseMarkdown(text).visible.lines();

describe("The lines that a reader sees of Markdown", () => {
  test("are without emphasis, link targets, bullets and fences", () => {
    expect(read("A **bold** [claim](http://a.example/b).\n\n- one\n- `two`\n\n```js\nthree\n```\n")).toEqual([
      "A bold claim.",
      "one",
      "two",
      "three",
    ]);
  });

  test("have a bar between the cells of a table", () => {
    expect(read("| Year | Event |\n|---|---|\n| 2024 | Amended |")).toEqual(["Year | Event", "2024 | Amended"]);
    expect(read("<table><tr><td>2024</td><td>Amended</td></tr><tr><td>2025</td></tr></table>")).toEqual([
      "2024 | Amended",
      "2025",
    ]);
  });

  test.each([
    ["a part of which is emphasised", "un**believ**able", "unbelievable"],
    ["a part of which is set lower", "CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"],
    ["with a character written as an entity", "M&uuml;ller, don&#8217;t", "Müller, don’t"],
    [
      "with a soft hyphen or a zero-width space in it",
      "light\u00adhouse, light&shy;ship, steam\u200bboat",
      "lighthouse, lightship, steamboat",
    ],
    ["next to a comment", "half<!-- sic -->way", "halfway"],
  ])("keep a word whole %s", (_, markdown, line) => {
    expect(read(markdown)).toEqual([line]);
  });

  test.each([
    ["by a picture", "before![map](map.png)after", "before map after"],
    ["by a footnote's number", "before[^1]after\n\n[^1]: Note.", "before after"],
    ["by a footnote's number at emphasis", "before[^1]**after**\n\n[^1]: Note.", "before after"],
  ])("keep two words apart %s", (_, markdown, line) => {
    expect(read(markdown)[0]).toBe(line);
  });

  test("end where the author breaks a line, and where a line of code ends", () => {
    expect(read("One\\\ntwo  \nthree<br>four\nfive")).toEqual(["One", "two", "three", "four five"]);
    expect(read("```\nlet a = 1;\nlet b = 2;\n```")).toEqual(["let a = 1;", "let b = 2;"]);
  });

  test("give the alternative text of pictures, in Markdown and in HTML", () => {
    expect(read('![A *red* kite](kite.png "title")\n\n<img src="b.png" alt="A blue &amp; white kite">')).toEqual([
      "A red kite",
      "A blue & white kite",
    ]);
  });
});

test("Comments, scripts and styles are left out, and said so", () => {
  const { visible, dropped } = parseMarkdown(
    "A <!-- one --> b.\n\n<script>two()</script>\n\n<style>\n.three {}\n</style>",
  );
  expect(visible.lines()).toEqual(["A b."]);
  expect(dropped).toEqual([
    { text: "<!-- one -->", reason: "comment" },
    { text: "<script>two()</script>", reason: "<script> element" },
    { text: "<style>\n.three {}\n</style>", reason: "<style> element" },
  ]);
});

/** A text with markup anywhere in it. */
const markedText = fc
  .array(
    fc.record({
      written: fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }).filter((text) => !text.includes("\n")),
      shown: fc.option(fc.string({ unit: "grapheme", maxLength: 3 })),
    }),
    { maxLength: 12 },
  )
  .map((pieces) => {
    let [written, seen] = ["", ""];
    const markup = [];
    for (const piece of pieces) {
      const start = written.length;
      written += piece.written;
      seen += piece.shown ?? piece.written;
      if (piece.shown !== null) markup.push({ start, end: written.length, shown: piece.shown });
    }
    return { written, seen, markup };
  });

describe("For any text and markup", () => {
  test("what a reader sees is the text with what each markup shows in its place", () => {
    fc.assert(
      fc.property(markedText, ({ written, seen, markup }) => {
        expect(new VisibleText(written, markup).text).toBe(seen);
      }),
    );
  });

  test("every visible range is found again from where it is written, and is no larger than markup makes it", () => {
    fc.assert(
      fc.property(fc.oneof(articleBlocks.map(joinBlocks), wildMarkdown), fc.nat(), fc.nat(), (markdown, a, b) => {
        const { visible } = parseMarkdown(markdown);
        fc.pre(visible.text.length > 1);
        const start = a % (visible.text.length - 1);
        const end = start + 1 + (b % (visible.text.length - start));
        const written = visible.writtenRange({ start, end });
        const again = visible.visibleRange(written);
        expect(again.start).toBeLessThanOrEqual(start);
        expect(again.end).toBeGreaterThanOrEqual(Math.min(end, visible.text.length));
        expect(visible.within(written).text).toContain(
          visible.text.slice(start, Math.min(end, visible.text.length)).trim(),
        );
      }),
      { numRuns: 500 },
    );
  });
});
