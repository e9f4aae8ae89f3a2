import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../../../src/corpus/cleaning/clean-page.ts";
import { makeCorpus } from "../../../support/make-index.ts";
import { ORDINARY_TEXTS } from "./ordinary-texts.ts";
import { PAGES } from "./pages.ts";

describe("Of a page that was copied as plain text only the article is left", () => {
  test.each(Object.entries(PAGES))("%s", (_, { page, article }) => {
    expect(cleanPage(page).text.trim()).toBe(article);
  });

  test.each(Object.entries(PAGES))(
    "and it is cut into passages that hold each sentence once: %s",
    (_, { page, article }) => {
      const [read] = makeCorpus({ "a.txt": page }).articles;
      const seen = read?.passages.map(({ span }) => read.text.slice(span.start, span.end)).join("\n") ?? "";
      const sentences = article.split(/\n\n/).filter((paragraph) => /[.。]/.test(paragraph));
      for (const sentence of sentences) expect(seen.split(sentence)).toHaveLength(2);
    },
  );

  test("What was set aside is listed with its reason, in the order of the page", () => {
    const [read] = makeCorpus({
      "a.txt": `Quota refused by all the villages\n\nThe villages refused the quota on Monday, and their boats stayed in port. The Harbour Gazette\n\nThey met in the hall, talked all night and agreed on nothing else, said one who was there. Coastal News\n\nShares:\n\nLeave a Reply`,
    }).articles;
    expect(read?.text).not.toMatch(/Gazette|Coastal|Shares|Reply/);
    const { dropped } = makeCorpus({ "a.txt": PAGES["a page in German"]?.page ?? "" });
    expect(Object.fromEntries(dropped)).toMatchObject({ navigation: 4, byline: 1, "date line": 1, advertisement: 1 });
  });
});

describe("A text that is no page loses nothing", () => {
  test.each(Object.entries(ORDINARY_TEXTS))("%s", (_, text) => {
    expect(cleanPage(text)).toMatchObject({ text, dropped: [] });
  });

  test("not even one that is all share bars and forms, since nothing of an article would be left", () => {
    const text = "Share this post via:\nFacebook\nLeave a Reply\nPost Comment";
    expect(cleanPage(text).text).toBe(text);
  });
});

test("The article goes on below a count of comments, a share bar or an advertisement in its middle", () => {
  const paragraphs = ["first", "second", "third", "fourth"].map(
    (which) =>
      `The ${which} village refused the quota on Monday, and every boat of its fleet stayed in the port all day.`,
  );
  const [first, second, third, fourth] = paragraphs;
  const page = `Quota refused by all the villages\n\n${first}\n\n12 Comments\n\nShare on Facebook\n\n${second}\n\nAdvertisement\n\n${third}\n\nLeave a comment\n\n${fourth}\n\nPost Comment`;
  expect(cleanPage(page).text).toBe(["Quota refused by all the villages", ...paragraphs].join("\n\n"));
});

test("The article goes on below a box that asks for comments, and ends above the comments themselves", () => {
  const paragraphs = ["first", "second", "third", "fourth", "fifth"].map(
    (which) =>
      `The ${which} village refused the quota on Monday, and every boat of its fleet stayed in the port all day.`,
  );
  const above = `Quota refused by all the villages\n\n${paragraphs.join("\n\n")}`;
  const page = `${above}\n\nJoin the conversation\n12 Comments\n\nThe islands\n\n${paragraphs.join("\n\n")}\n\nComments (2)\n\nRob\n3 hours ago\nIt was about time, and nobody cared before.\nReply\n\nSue T.\n2 hours ago\nHalf a mile is a long way with a pram.\nReply`;
  expect(cleanPage(page).text).toBe(`${above}\n\nThe islands\n\n${paragraphs.join("\n\n")}`);
});

test("A list at the end of an article stays, behind an advertisement too", () => {
  const article = `Fish soup as it is made in the villages of the north\n\nBoil the fish in salted water, take it out and let it cool. Keep the water for the soup.`;
  const list = "You need\nTwo herrings\nOne onion\nCream\nSalt\nServe it hot.";
  const page = `Home\nNews\nFood\n\n${article}\n\nAdvertisement\n\n${list}\n\nShare this post via:\nFacebook`;
  expect(cleanPage(page).text).toBe(`${article}\n\n${list}`);
});

/** Lines of pages and of ordinary texts, mixed in any order. */
const anyLine = fc.oneof(
  fc.constantFrom(
    ...Object.values(PAGES).flatMap(({ page }) => page.split("\n")),
    ...Object.values(ORDINARY_TEXTS).flatMap((text) => text.split("\n")),
  ),
  fc.string({ unit: "binary" }).map((text) => text.replace(/\r/g, "")),
);
const anyText = fc.array(anyLine, { maxLength: 60 }).map((lines) => lines.join("\n"));

const bare = (text: string) => text.replace(/\s+/g, "");

/** What is left of a text when stretches are taken out of it one after the other; `null` when one is not there. */
function without(text: string, stretches: readonly string[]): Set<string> {
  let found = new Set([""]);
  let rests = new Map([[text, new Set([""])]]);
  for (const stretch of stretches) {
    const next = new Map<string, Set<string>>();
    for (const [rest, before] of rests) {
      for (let at = rest.indexOf(stretch); at >= 0 && next.size < 50; at = rest.indexOf(stretch, at + 1)) {
        const after = rest.slice(at + stretch.length);
        const kept = next.get(after) ?? new Set();
        for (const one of before) kept.add(one + rest.slice(0, at));
        next.set(after, kept);
      }
    }
    rests = next;
  }
  found = new Set(Array.from(rests).flatMap(([rest, before]) => Array.from(before, (one) => one + rest)));
  return found;
}

describe("For any text", () => {
  test("nothing is lost but what is listed as dropped, and the order is kept", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: kept, dropped } = cleanPage(text);
        const stretches = dropped.map((one) => bare(one.text)).filter((one) => one !== "");
        expect(without(bare(text), stretches)).toContain(bare(kept));
      }),
      { numRuns: 300 },
    );
  });

  test("the passages of what is left point at their text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { text: written, passages } of makeCorpusSafely(text))
          for (const { span } of passages) {
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(written.length);
            expect(written.slice(span.start, span.end)).toBe(written.slice(span.start, span.end).trim());
          }
      }),
      { numRuns: 100 },
    );
  });
});

/** The articles of a file; none where it shows no word. */
function makeCorpusSafely(text: string) {
  return makeCorpus({ "a.txt": text, "b.txt": "Something else." }).articles;
}
