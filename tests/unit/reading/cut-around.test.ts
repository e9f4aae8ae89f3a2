import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formConcise } from "../../../src/doors/mcp/tools/search-passages.ts";
import { countTokens } from "../../../src/reading/count-tokens.ts";
import { cutAround } from "../../../src/reading/cut-around.ts";
import { formAnswer } from "../../../src/search/answer/form-answer.ts";
import { makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

const cutOf = (text: string, sought: RegExp, maxTokens: number) => {
  const marks = Array.from(text.matchAll(sought), ({ index, 0: found }) => [index, index + found.length]);
  const { start, end } = cutAround(text, marks, maxTokens);
  return text.slice(start, end).trim();
};

const plain = "Grain was shipped from the port again. ".repeat(40);

describe("A text is cut around what is marked in it:", () => {
  test("whole sentences where they fit", () => {
    const cut = cutOf(`${plain}Lee met Kim in Seoul. ${plain}`, /Lee|Kim/g, 40);
    expect(cut).toMatch(/^Lee met Kim in Seoul\. .*again\.$/);
  });

  test("where most different words are, not where one stands most often", () => {
    expect(cutOf(`${"Lee spoke. ".repeat(20)}${plain}Lee met Kim. ${plain}`, /Lee|Kim/g, 40)).toContain("Lee met Kim.");
  });

  test("words of a sentence without an end", () => {
    expect(cutOf(`${"word ".repeat(500)}needle ${"word ".repeat(500)}`, /needle/g, 40)).toContain("needle");
  });

  test("words of a script without spaces", () => {
    expect(cutOf(`${"北京是中国的首都".repeat(80)}平壤${"北京是中国的首都".repeat(80)}`, /平壤/g, 60)).toContain(
      "平壤",
    );
  });

  test("a row of a table", () => {
    const rows = Array.from({ length: 60 }, (_, at) => `| Row ${at} | ${at * at} |`).join("\n");
    expect(cutOf(rows, /Row 41/g, 60)).toContain("| Row 41 | 1681 |");
  });

  test("the beginning when it shows all, or nothing is marked", () => {
    expect(cutOf(`Lee spoke. ${plain}`, /Lee/g, 40)).toMatch(/^Lee spoke\./);
    expect(cutOf(plain, /Lee/g, 40)).toMatch(/^Grain/);
  });
});

test("A cut fits, whatever is marked, and shows a marked word where one fits", () => {
  const piece = fc.constantFrom(
    "Lee met Kim. ",
    "no end ",
    "\n",
    "- item\n",
    "| a | b |\n",
    "北京是中国",
    "“so”. ",
    "x".repeat(40),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 200 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 200 }), (written, maxTokens) => {
      const cut = cutOf(written, /Kim|end/g, maxTokens);
      expect(countTokens(cut)).toBeLessThanOrEqual(maxTokens);
      if (/Kim|end/.test(written)) expect(cut).toMatch(/Kim|end/);
    }),
  );
});

describe.each([
  ["concise", 320],
  ["detailed", 520],
] as const)("A %s answer whose only passage does not fit", (detail, budget) => {
  const sentence = "Grain was shipped from the port of Nampo in the morning of that day. ";
  const body = `${sentence.repeat(8)}Lee refused the offer in Seoul. ${sentence.repeat(8)}`;

  test("is cut around what was searched for, and says where that stands", async () => {
    const index = await makeIndex({ "a.md": body });
    const page = await search(index, "who refused the offer");
    const answer = await (detail === "concise" ? formConcise : formAnswer)(page, budget);
    const [hit] = answer.hits;
    expect(answer.usage.truncated).toBe(true);
    expect(hit?.text).toContain("Lee refused the offer in Seoul.");
    if (detail === "concise") return;
    expect(body.slice(hit?.span?.start, hit?.span?.end)).toBe(hit?.text);
    expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end))).toEqual(["refused", "offer"]);
  });
});
