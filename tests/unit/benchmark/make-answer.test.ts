import { expect, test } from "vitest";
import { makeAnswer } from "../../../scripts/benchmark/peers/make-answer.ts";
import { makeSameAnswer } from "../../../scripts/benchmark/peers/make-same-answer.ts";

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

test("The same answer of another engine links to each passage, cuts snippets at sentences and counts its tokens", () => {
  const text = `${"Much comes before it. ".repeat(20)}The Bank lent to banks; the bank failed.`;
  const answer = makeSameAnswer([{ id: 0, score: 2, terms: ["bank"] }], [{ title: "Banks", text }], "bank");
  const { hits, usage } = JSON.parse(answer);
  expect(decodeURIComponent(hits[0].url)).toContain(":~:text=Much comes before it. Much comes,");
  expect(hits[0].snippet.text).toMatch(/^… Much comes .* The Bank lent to banks; the bank failed\.$/);
  expect(usage.tokens).toBeGreaterThan(text.length / 6);
});
