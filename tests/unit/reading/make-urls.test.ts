import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findArticle } from "../../../src/reading/find-by-id.ts";
import { passageUrl, siteOf } from "../../../src/reading/make-urls.ts";
import { articleBlocks, joinBlocks } from "../../support/arbitrary-markdown.ts";
import { type Files, makeIndex } from "../../support/make-index.ts";
import { linesOfHtml } from "../../support/read-html.ts";
import { readAllPassages } from "../../support/read-index.ts";
import { SITE } from "../../support/search.ts";

/** The links of all passages of some files. */
const urlsOf = async (files: Files) =>
  (await readAllPassages(await makeIndex(files))).map((open) => passageUrl(open, SITE));

/** The words that a link's text fragment begins and ends with. */
function fragmentOf(url: string): string[] {
  return (url.split(":~:text=")[1] ?? "").split(",").map(decodeURIComponent);
}

/** Ends of text fragments that are on no line of the rendered article, where a browser looks for them. */
async function lostEnds(markdown: string): Promise<string[]> {
  const index = await makeIndex({ "a.md": markdown });
  const lines = linesOfHtml(await index.articles.readPage(await findArticle(index, "a")));
  const passages = await readAllPassages(index);
  const ends = passages.flatMap((open) => fragmentOf(passageUrl(open, SITE)).map((end) => end.replace(/\s+/g, " ")));
  return ends.filter((end) => end === "" || !lines.some((line) => line.includes(end)));
}

describe("The link of a passage marks it in the page: its text fragment is found in the article as rendered", () => {
  test("for any article", async () => {
    await fc.assert(
      fc.asyncProperty(articleBlocks, async (blocks) => {
        expect(await lostEnds(`Words first.\n\n${joinBlocks(blocks)}`)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [
      "emphasis, code and links",
      "The **big** `no` to [Seoul](http://a.example/b), *again*, was long in coming this time.",
    ],
    ["a word of which a part is emphasised", "An un*believ*able answer."],
    [
      "lines wrapped by hand",
      "North Korea turned\naway the overtures that\nSeoul had made to it in\nthe weeks before.",
    ],
    ["a table", "| Year | Event |\n|---|---|\n| 2024 | Constitution amended |"],
    ["a list", "- first, of all\n- second - and last"],
    ["a quotation", "> “No reason,” she said,\n> “to meet” anybody from there at all."],
    ["a quotation right under its paragraph", "She said:\n> No reason to meet."],
    ["code right under its paragraph", "Ask:\n```\nseoul\n```"],
    ["a paragraph right under a rule", "Ask him.\n\n***\nThen her."],
    ["a rule right under a paragraph", "Ask him.\n***\nThen her."],
    ["an entity in HTML", "<div>AT&amp;T said no.</div>"],
    ["an escaped mark", "The figure was 5\\*3 \\_in all\\_."],
    ["an entity", "AT&amp;T had said&nbsp;no to R&amp;D."],
    ["a line break in HTML", "Seoul asked<br>Pyongyang."],
    ["a picture at the beginning", "![A map of the border](map.png) Seoul asked again that day, and the army waited."],
    ["a footnote mark", "Seoul asked[^1] again.\n\n[^1]: In July."],
    ["a task", "- [x] ask Seoul\n- [ ] answer"],
    ["an address", "See https://a.example/b?c=d&e=f for more."],
    ["HTML", "<div>Seoul <b>asked</b> again.</div>"],
    ["code", "```\nask --seoul, now\n```"],
    ["Japanese", "北朝鮮は、対話を拒否した。韓国の大統領は引き続き対話を呼びかける方針だと述べた。"],
  ])("with %s", async (_, markdown) => {
    expect(await lostEnds(markdown)).toEqual([]);
  });

  test("with marks that mean something in a fragment written out", async () => {
    expect(await urlsOf({ "a.txt": "Yes, no-one & nobody asked." })).toEqual([
      expect.stringMatching(/:~:text=Yes%2C%20no%2Done%20%26%20nobody%20asked$/),
    ]);
  });

  test.each([
    ["a word alone", "Note", "Geese are kept for their down, which fills the pillows of the town."],
    ["a number", "1", "Geese are kept for their down, which fills the pillows of the town."],
    ["a sentence", "What follows is a note on birds: they are kept for their down.", "Geese guard the yard."],
  ])("A passage that begins with %s that was said before is marked where it is, not there", async (_, said, more) => {
    const hens = "WHAT FOLLOWS is a note on birds: hens, to begin with number 1, lay an egg a day.";
    const text = `## Hens\n\n${hens}\n\n## Geese\n\n${said}\n\n${more}`;
    const [begin = "", end] = fragmentOf((await urlsOf({ "a.md": text })).at(-1) ?? "");
    const at = text.toLowerCase().indexOf(begin.toLowerCase());
    expect(at).toBeGreaterThan(text.indexOf("## Geese"));
    expect(end === undefined || text.includes(end, at + begin.length)).toBe(true);
  });

  test("A long passage is named by its first and last six words", async () => {
    const [url = ""] = await urlsOf({
      "a.txt": "One two three four five six seven, eight nine ten eleven twelve thirteen.",
    });
    expect(fragmentOf(url)).toEqual(["One two three four five six", "eight nine ten eleven twelve thirteen"]);
  });
});

describe("A link leads", () => {
  test("to the reader page here, at the passage, when the article has no address of its own", async () => {
    const [open] = await readAllPassages(await makeIndex({ "2025/북한.md": "Text." }));
    expect(await urlsOf({ "2025/북한.md": "Text." })).toEqual([
      `${SITE}/articles/${encodeURIComponent("2025-북한")}#${open?.id.split("~")[1]}:~:text=Text`,
    ]);
  });

  test("to the article's own address when it has one, without the anchor that it came with", async () => {
    expect(await urlsOf({ "a.md": "---\nurl: https://a.example/talks?id=1#top\n---\nText." })).toEqual([
      "https://a.example/talks?id=1#:~:text=Text",
    ]);
  });

  test("always to an address that can be opened", async () => {
    const urls = await urlsOf({ "a.md": "100% of it, 50 % – “so”.", "b.jsonl": '{"_id":"ä/ö ?#%","text":"Text."}' });
    expect(urls.map((url) => URL.canParse(url) && new URL(url).origin)).toEqual([SITE, SITE]);
  });
});

describe("This service's own address is", () => {
  const text = { "a.md": "Text." };

  test("the owner's, without a slash at its end", async () => {
    const index = await makeIndex({ ...text, "corpus.yaml": "site: https://a.example/\n" });
    expect(siteOf(index, "https://b.example")).toBe("https://a.example");
  });

  test("else where the request came to, else the local one", async () => {
    const index = await makeIndex(text);
    expect(siteOf(index, "https://b.example")).toBe("https://b.example");
    expect(siteOf(index, null)).toBe("http://localhost:8787");
  });
});

test("A brief link opens an article at the same place, and names the first words of the passage alone", async () => {
  const long = "The keeper of the lamp wrote a letter that night. ".repeat(3);
  const files = { "here.md": long, "there.md": `---\nurl: https://a.example/b\n---\n${long}But it was never sent.` };
  for (const open of await readAllPassages(await makeIndex(files))) {
    const [whole, brief] = [passageUrl(open, SITE), passageUrl(open, SITE, "brief")];
    expect(whole.startsWith(`${brief},`)).toBe(true);
    expect(fragmentOf(brief)).toEqual(["The keeper of the lamp wrote"]);
  }
});
