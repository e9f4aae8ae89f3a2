import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlainText } from "../../../src/corpus/formats/plain-text/parse-plain-text.ts";
import { makeCorpus, makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

const LONG = "The storm came up from the south without a warning";
const linesOf = (text: string) => parsePlainText(text).visible.lines();

describe("A word that is parted at the end of a wrapped line", () => {
  test.each([
    ["is one word", `${LONG}, and its vic-\ntims were many.`, "victims"],
    ["is one word, with an indent below it", `  ${LONG}, and its vic-  \n  tims were many.`, "victims"],
    ["is one word, as it is elsewhere", `We understand it now. ${LONG}, as we under-\nstand.`, "as we understand"],
    ["stays a compound when its first half makes them", `${LONG}, said a well-\nknown doctor.`, "well-known"],
    ["stays one when the text has it elsewhere", `Snow-blind men. ${LONG}, and made us snow-\nblind.`, "us snow-blind"],
    [
      "stays one when its first half is a word of the text",
      `Our health. ${LONG} for health-\nconscious men.`,
      "health-conscious",
    ],
    ["stays one when it has more hyphens", `${LONG}, and took the state-of-the-\nart mill.`, "state-of-the-art"],
  ])("%s", (_, text, word) => {
    expect(linesOf(text).join(" ")).toContain(word);
  });

  test.each([
    ["before a conjunction", `${LONG}, and the Ein-\nund Ausfuhr ended.`, "Ein- und Ausfuhr"],
    ["before a capital", `${LONG} over Alsace-\nLorraine at noon.`, "Alsace- Lorraine"],
    ["behind an option", `${LONG} with the option --dry-\nrun in it.`, "--dry- run"],
    ["at the end of a short line", `vic-\ntims of it\n${LONG}, and went on to the north.`, "vic- tims"],
  ])("is not joined %s", (_, text, seen) => {
    expect(linesOf(text).join(" ")).toContain(seen);
  });

  test("is found as it is read, quoted and linked", async () => {
    const text = `${LONG}, and its vic-\ntims met in the hall of the village, where a well-\nknown doctor was.`;
    const index = await makeIndex({ "a.txt": text, "b.txt": "Nothing of it is in here." });
    for (const query of ["victims", '"its victims met"', "well-known", "known doctor", '"well known"'])
      expect((await search(index, query)).hits.map(({ id }) => id.split("~")[0])).toEqual(["a"]);
    const [read] = makeCorpus({ "a.txt": text }).articles;
    expect(read?.html).toContain("its victims met in the hall of the village, where a well-known doctor was");
  });

  test("keeps every sign in the written text, and its spans right, for any text", () => {
    const piece = fc.constantFrom(
      "vic-",
      "tims",
      "well-",
      "known",
      "a",
      "- b",
      "||",
      "",
      "storm and rain over the sea",
      "-",
      "и-",
      "да",
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece).map((words) => words.join(" ")),
          { maxLength: 12 },
        ),
        (lines) => {
          const text = lines.join("\n");
          const { visible } = parsePlainText(text);
          expect(visible.written).toBe(text);
          for (const { index, 0: word } of visible.text.matchAll(/\p{L}+/gu)) {
            const written = visible.writtenRange({ start: index, end: index + word.length });
            expect(text.slice(written.start, written.end).replace(/[-\s]/g, "")).toBe(word);
          }
        },
      ),
    );
  });
});
