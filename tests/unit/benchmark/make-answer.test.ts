import { expect, test } from "vitest";
import { makeAnswer } from "../../../scripts/benchmark/peers/make-answer.ts";

test("An answer of another engine has all that is shown of a hit, with the words marked that it matched", () => {
  const text = `${"Much comes before it. ".repeat(20)}The Bank lent to banks; the bank failed.`;
  const passages = [
    { title: "None", text: "" },
    { title: "Banks", text },
  ];
  const [hit] = JSON.parse(makeAnswer([{ id: 1, score: 2, terms: ["bank", "lent"] }], passages)).hits;
  expect(hit).toMatchObject({ id: 1, title: "Banks", score: 2, text, url: expect.stringMatching(/^https:/) });
  const marked = hit.highlights.map(({ start, end }: { start: number; end: number }) => text.slice(start, end));
  expect(marked).toEqual(["Bank", "lent", "bank"]);
  expect(text).toContain(hit.snippet);
  expect(hit.snippet).toContain("The Bank lent");
});
