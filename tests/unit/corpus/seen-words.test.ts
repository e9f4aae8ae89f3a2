import fc from "fast-check";
import type { Element } from "hast";
import { expect, test } from "vitest";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { hasWord } from "../../../src/text/has-word.ts";
import { articleBlocks, joinBlocks, styledMarkdown, wildMarkdown } from "../../support/arbitrary-markdown.ts";
import { makeIndex } from "../../support/make-index.ts";
import { elementsOfHtml, linesOfHtml } from "../../support/read-html.ts";

/** What the page adds of its own to footnotes, their numbers, their heading, the way back; and pictures, which part words. */
const PAGE_OWN =
  /<sup>(?:(?!<\/sup>).)*<\/sup>(?!’)|<img[^>]*>|<h2[^>]*id="footnote-label".*?<\/h2>|<a[^>]*data-footnote-backref.*?<\/a>/gs;

const altOf = ({ tagName, properties }: Element) => (tagName === "img" ? [String(properties.alt ?? "")] : []);

/** The words of a reader page, as a person would copy them from it: what stands between spaces. */
function seenWords(page: string): string[] {
  const seen = [
    ...linesOfHtml(page.replace(PAGE_OWN, " ").replace(/<sup>.*?<\/sup>/gs, "")),
    ...elementsOfHtml(page).flatMap(altOf),
  ];
  return [...new Set(seen.flatMap((line) => line.replaceAll('"', " ").split(/\s+/)))].filter(hasWord);
}

/** The words of an article's page that a search for each of them does not find in the article. */
async function unfoundWords(index: PassageIndex, id: string): Promise<string[]> {
  const [head] = await index.articles.readHeads([index.findArticle(id) ?? -1]);
  if (!head) return [id];
  const unfound: string[] = [];
  for (const word of seenWords(await index.articles.readPage(head))) {
    const { total, isRelaxed } = await rankPassages(
      index,
      { query: `"${word}"`, in: [id] },
      { most: 1, perArticle: 1 },
    );
    if (total === 0 || isRelaxed) unfound.push(word);
  }
  return unfound;
}

test.each([
  ["CO<sub>2</sub>", "CO2"],
  ["un**believ**able", "unbelievable"],
  ["M&uuml;ller", "Müller"],
  ["don&#8217;t", "don’t"],
  ["light\u00adhouse", "lighthouse"],
  ["steam\u200bboat", "steamboat"],
  ["![Map of Korea](map.png)", "Korea"],
])("%s is found by the word that its reader sees, and left out by it", async (markdown, word) => {
  const index = await makeIndex({ "a.md": `# Title\n\nWith ${markdown} in it.`, "b.md": "# Other\n\nWithout it." });
  const ask = (query: string) => rankPassages(index, { query }, { most: 9, perArticle: 9 });
  expect((await ask(word)).top.map(({ article }) => article)).toEqual([0]);
  expect((await ask(`it -${word}`)).top.map(({ article }) => article)).toEqual([1]);
});

/** Documents in an index; 2,000 in all of the runs. */
const DOCUMENTS = 40;
const RUNS = 50;

test("Every word that a reader sees is found, for any Markdown", async () => {
  const document = fc.oneof(
    { weight: 8, arbitrary: styledMarkdown },
    { weight: 1, arbitrary: articleBlocks.map(joinBlocks) },
    { weight: 1, arbitrary: wildMarkdown.map((text) => `Text.\n\n${text}`) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: DOCUMENTS, maxLength: DOCUMENTS }), async (documents) => {
      const index = await makeIndex(Object.fromEntries(documents.map((text, at) => [`a${at}.md`, text])));
      for (const at of documents.keys()) expect(await unfoundWords(index, `a${at}`)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
