import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { parseMarkdown } from "../../../src/corpus/formats/markdown/markdown.ts";
import { countWords, tokenise } from "../../../src/text/tokenise.ts";
import { articleBlocks, type Block, joinBlocks, sentence, wildMarkdown } from "../../support/arbitrary-markdown.ts";
import { makeCorpus, makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

/** Reads one article; `null` when it has no text, as its corpus then has none. */
function readOne(path: string, text: string): PreparedArticle | null {
  const { articles } = makeCorpus({ [path]: text, "other.txt": "Other text." });
  return articles.find(({ origin }) => origin.file === path) ?? null;
}

const textsOf = (article: PreparedArticle | null) =>
  (article?.passages ?? []).map(({ span }) => (article?.text ?? "").slice(span.start, span.end));

const wordsOf = (text: string) => Array.from(tokenise(text), ({ word }) => word);

/** The words that a reader sees which are in no passage, in no section above one, and not in the title. */
function lostWords({ record, visible, passages }: PreparedArticle): string[] {
  const above = new Set(wordsOf([record.title, ...passages.flatMap(({ section }) => section)].join("\n")));
  return Array.from(tokenise(visible.text))
    .filter(({ word }) => !above.has(word))
    .map((token) => visible.writtenRange(token))
    .filter(({ start, end }) => !passages.some(({ span }) => span.start <= start && end <= span.end))
    .map(({ start, end }) => visible.written.slice(start, end));
}

/** Markdown with what a reader does not see blanked; offsets stay. */
function blankMarkdown(text: string): string {
  const units = text.split("");
  for (const { start, end } of parseMarkdown(text).visible.markup) units.fill(" ", start, end);
  return units.join("");
}

/** The ranges of the given pieces of each block, where {@link joinBlocks} put them. */
function locate(markdown: string, blocks: readonly Block[], piecesOf: (block: Block) => readonly string[]) {
  let from = 0;
  return blocks.flatMap((block) => {
    const blockStart = markdown.indexOf(block.markdown, from);
    let at = blockStart;
    from = blockStart + block.markdown.length;
    return piecesOf(block).map((piece) => {
      const start = markdown.indexOf(piece, at);
      at = start + piece.length;
      return { start, end: at };
    });
  });
}

const isWhole = ({ passages }: PreparedArticle, piece: { start: number; end: number }) =>
  passages.some(({ span }) => span.start <= piece.start && piece.end <= span.end);

function checkOrder({ text, visible, passages }: PreparedArticle): void {
  let last = 0;
  for (const { span } of passages) {
    const { markup } = visible.within(span);
    const passage = text.slice(span.start, span.end);
    expect(span.start).toBeGreaterThanOrEqual(last);
    expect(passage.trim()).toBe(passage);
    expect(passage).not.toBe("");
    last = span.end;
    let at = 0;
    for (const { start, end } of markup) {
      expect(start).toBeGreaterThanOrEqual(at);
      expect(end).toBeGreaterThan(start);
      at = end;
    }
    expect(at).toBeLessThanOrEqual(passage.length);
  }
}

describe("Whatever an owner writes", () => {
  test("every word of a Markdown article is in a passage, in a heading above one, or in the title", () => {
    fc.assert(
      fc.property(articleBlocks, (blocks) => {
        const article = readOne("a.md", joinBlocks(blocks));
        expect(article && lostWords(article)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("no word is lost in Markdown that is broken", () => {
    fc.assert(
      fc.property(wildMarkdown, (markdown) => {
        const article = readOne("a.md", `Text.\n\n${markdown}`);
        expect(article && lostWords(article)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("every word of a plain text is in a passage, in a heading above one, or in the title", () => {
    const line = fc.oneof(
      fc.constantFrom("", "", "A HEADING", "1. first", "- item", "• item", "a | b", "c | d", "---|---", "|", "* * *"),
      fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join(" ")),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const article = readOne("a.txt", ["Text.", ...lines].join("\n"));
        expect(article && lostWords(article)).toEqual([]);
      }),
    );
  });

  test("passages stand in reading order, apart, and their markup inside them", () => {
    fc.assert(
      fc.property(fc.oneof(articleBlocks.map(joinBlocks), wildMarkdown), (markdown) => {
        const article = readOne("a.md", `Text.\n\n${markdown}`);
        if (article) checkOrder(article);
      }),
    );
  });

  test("no sentence, list item, table row or line of code is cut", () => {
    fc.assert(
      fc.property(articleBlocks, (blocks) => {
        const markdown = joinBlocks(blocks);
        const article = readOne("a.md", markdown);
        const pieces = locate(markdown, blocks, (block) => block.pieces);
        expect(article ? pieces.filter((piece) => !isWhole(article, piece)) : []).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("no list or table of up to 300 words is cut", () => {
    fc.assert(
      fc.property(articleBlocks, (blocks) => {
        const markdown = joinBlocks(blocks);
        const article = readOne("a.md", markdown);
        const small = locate(markdown, blocks, (block) =>
          block.isGrid && countWords(block.markdown) <= 300 ? [block.markdown] : [],
        );
        expect(article ? small.filter((block) => !isWhole(article, block)) : []).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("no passage is longer than 300 words when no sentence is", () => {
    fc.assert(
      fc.property(articleBlocks, (blocks) => {
        const lengths = textsOf(readOne("a.md", joinBlocks(blocks))).map(countWords);
        expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(300);
      }),
      { numRuns: 60 },
    );
  });
});

/** Prose of so many sentences of ten words. */
const prose = (sentences: number) =>
  Array.from({ length: sentences }, (_, at) => `Sentence ${at} has ten words and they are these ones.`).join(" ");

describe("Prose", () => {
  test("of one section stays together up to 200 words, whatever its paragraphs", () => {
    expect(textsOf(readOne("a.md", `${prose(6)}\n\n${prose(7)}\n\n${prose(7)}`))).toHaveLength(1);
  });

  test("of 310 words is cut into two passages about equally long, not into one as long as may be and a rest", () => {
    const lengths = textsOf(readOne("a.md", prose(31))).map(countWords);
    expect(lengths).toHaveLength(2);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(150);
  });

  test("of different sections is never in one passage", () => {
    const article = readOne(
      "a.md",
      "# Title\n\nFirst.\n\n## Seoul\n\nSecond.\n\n### Lee\n\nThird.\n\n## Pyongyang\n\nFourth.",
    );
    expect(article?.passages.map(({ section }) => section)).toEqual([[], ["Seoul"], ["Seoul", "Lee"], ["Pyongyang"]]);
    expect(textsOf(article)).toEqual(["First.", "Second.", "Third.", "Fourth."]);
  });

  test.each(["a.md", "a.txt"])("that is wrapped by hand is cut at sentences, not at the ends of lines: %s", (path) => {
    const text = Array.from({ length: 31 }, (_, at) => `Sentence ${at} has ten words\nand they are these ones.`).join(
      " ",
    );
    const passages = textsOf(readOne(path, text));
    expect(passages).toHaveLength(2);
    expect(passages.filter((passage) => !/^Sentence.*ones\.$/s.test(passage))).toEqual([]);
  });

  test("of one sentence of 400 words is one passage: half a sentence says nothing", () => {
    expect(textsOf(readOne("a.md", `${"word ".repeat(399)}end.`))).toHaveLength(1);
  });
});

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");

describe("Text without sentences", () => {
  test.each(["a.md", "a.txt"])("is cut between words: %s", (path) => {
    const passages = textsOf(readOne(path, words(4_000)));
    expect(passages.join(" ")).toBe(words(4_000));
    expect(Math.max(...passages.map(countWords))).toBeLessThanOrEqual(250);
  });

  test("is cut between words that are marked, too", () => {
    const article = readOne("a.md", words(2_000).replace(/word(\d*5)\b/g, "[*word$1*](a.md)"));
    expect((article?.passages ?? []).flatMap(({ span }) => wordsOf(article?.visible.within(span).text ?? ""))).toEqual(
      wordsOf(words(2_000)),
    );
  });

  test.each([
    ["a transcript", "a.txt", ""],
    ["a log in a block of code", "a.md", "```\n"],
  ])("is cut at its lines, where it has some: %s", (_, path, fence) => {
    const lines = Array.from({ length: 400 }, (_, at) => `line ${at} says so and so`);
    const passages = textsOf(readOne(path, `${fence}${lines.join("\n")}\n${fence}`));
    const cut = passages.flatMap((passage) => passage.split("\n")).filter((line) => !/^(?:line.*so|```)$/.test(line));
    expect(passages.length).toBeGreaterThan(5);
    expect(cut).toEqual([]);
  });
});

describe("What says nothing apart stays together:", () => {
  test("a list and the line that leads into it", () => {
    const list = Array.from({ length: 20 }, (_, at) => `- Item ${at} one two three four five six.`).join("\n");
    const passages = textsOf(readOne("a.md", `${prose(20)}\n\nBring all of this:\n\n${list}`));
    expect(passages.filter((passage) => passage.includes("Bring"))).toEqual([
      expect.stringMatching(/Bring all of this:\n\n- Item 0/),
    ]);
  });

  test("a quotation and its speaker, before it and after it", () => {
    const before = textsOf(readOne("a.md", `${prose(24)}\n\nLee said:\n\n> ${prose(15)}`));
    expect(before.filter((passage) => passage.includes("Lee said:\n\n> "))).toHaveLength(1);
    const after = textsOf(readOne("a.md", `${prose(10)}\n\n> ${prose(24)}\n\n— Lee`));
    expect(after.filter((passage) => /ones\.\n\n— Lee$/.test(passage))).toHaveLength(1);
  });

  const items = Array.from({ length: 20 }, (_, at) => `Item ${at} one two three four five six.`);
  const bullets = items.map((item) => `- ${item}`).join("\n");
  const points = `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

  test.each([
    ["a line without a colon", "a.md", `${prose(20)}\n\nWhat to bring\n\n${bullets}`, /What to bring\n\n- Item 0/],
    ["a line with a dash", "a.md", `${prose(20)}\n\nBring all of this —\n\n${bullets}`, /this —\n\n- Item 0/],
    [
      "a list of a web page",
      "a.html",
      `<article><p>${prose(20)}</p><p>Bring:</p>${points}</article>`,
      /Bring:\n\n- Item 0/,
    ],
    ["a list of plain text", "a.txt", `${prose(20)}\n\nPlease bring all of this:\n\n${bullets}`, /this:\n\n- Item 0/],
    [
      "a speaker without a dash",
      "a.md",
      `${prose(10)}\n\n> ${prose(24)}\n\nKim Lee, Seoul`,
      /ones\.\n\nKim Lee, Seoul$/,
    ],
    ["a quotation in plain text", "a.txt", `${prose(10)}\n\n“${prose(24)}”\n\n— Kim Lee`, /ones\.”\n\n— Kim Lee$/],
    [
      "words before a quotation in plain text",
      "a.txt",
      `${prose(24)}\n\nThen Lee said:\n\n“${prose(15)}”`,
      /said:\n\n“/,
    ],
  ] as const)("%s", (...[, path, text, expected]) => {
    expect(textsOf(readOne(path, text)).filter((passage) => expected.test(passage))).toHaveLength(1);
  });
});

const row = (at: number) => `| Year ${at} | one two three four five six |`;
const table = (rows: number) =>
  ["| Year | Event |", "|---|---|", ...Array.from({ length: rows }, (_, at) => row(at))].join("\n");

describe("Tables and lists", () => {
  test("A table of 240 words is one passage", () => {
    expect(textsOf(readOne("a.md", table(30)))).toEqual([table(30)]);
  });

  test("A table of 400 words is cut between rows, never through one", () => {
    const passages = textsOf(readOne("a.md", table(50)));
    expect(passages.length).toBeGreaterThan(1);
    expect(passages.join("\n")).toBe(table(50));
    expect(passages.flatMap((passage) => passage.split("\n")).filter((line) => !/^\|.*\|$/.test(line))).toEqual([]);
  });

  test("A list of 400 words is cut between items, and each keeps its bullet", () => {
    const list = Array.from({ length: 50 }, (_, at) => `- Item ${at} one two three four five six.`).join("\n");
    const passages = textsOf(readOne("a.md", list));
    expect(passages.join("\n")).toBe(list);
    expect(passages.filter((passage) => !passage.startsWith("- Item"))).toEqual([]);
  });
});

test.each([
  ["Markdown", "a.md", table(100)],
  ["plain text", "a.txt", table(100)],
  [
    "HTML",
    "a.html",
    `<article><table><tr><th>Year</th><th>Event</th></tr>${Array.from({ length: 100 }, (_, at) => `<tr><td>Year ${at}</td><td>one two three four five six</td></tr>`).join("")}</table></article>`,
  ],
])("Each part of a long table in %s is under the names of its columns", async (_, path, text) => {
  const article = readOne(path, text);
  const [first, ...later] = article?.passages ?? [];
  expect(first?.section).toEqual([]);
  expect(later.length).toBeGreaterThan(1);
  for (const { section } of later) expect(section).toEqual(["Year | Event"]);
  const { hits } = await search(await makeIndex({ [path]: text }), '+event +"Year 97"');
  expect(hits.map(({ text: found }) => found)).toEqual([expect.stringContaining("Year 97")]);
});

describe("A passage is bounded in any script, without spaces, sentences or lines:", () => {
  test.each([
    ["one word", "x".repeat(200_000)],
    ["Chinese", "北京是中国的首都也是政治中心".repeat(3_000)],
    ["Thai", "ภาษาไทยเป็นภาษาราชการ".repeat(3_000)],
    ["accents on one letter", `e${"\u0301".repeat(100_000)}`],
    ["words of a thousand letters", `${"y".repeat(1_000)} `.repeat(100)],
    ["a heading", `# ${"Very long heading ".repeat(5_000)}\n\nText.`],
    ["a cell of a table", `| A | B |\n|---|---|\n| ${"cell ".repeat(20_000)} | b |`],
    ["one line of code", `\`\`\`\n${"call(1);".repeat(20_000)}\n\`\`\``],
  ])("%s", (_, text) => {
    const article = readOne("a.md", text);
    const longest = Math.max(...textsOf(article).map(({ length }) => length));
    expect(longest).toBeLessThan(80_000);
    expect(article?.passages.flatMap(({ section }) => section).filter(({ length }) => length > 300)).toEqual([]);
    expect(textsOf(article).every((passage) => passage.isWellFormed())).toBe(true);
    expect(textsOf(article).join("").replace(/\s/g, "").length).toBeGreaterThan(text.replace(/\s/g, "").length * 0.9);
  });
});

describe("Headings", () => {
  test("A heading with nothing under it is kept as text, so that it can be found", () => {
    const article = readOne("a.md", "# Title\n\n## Seoul\n\nText.\n\n## Pyongyang answers");
    expect(article?.passages.map(({ section }) => section)).toEqual([["Seoul"], []]);
    expect(textsOf(article)).toEqual(["Text.", "## Pyongyang answers"]);
  });

  test("A heading that repeats the title is not named twice", () => {
    const article = readOne("a.md", "---\ntitle: Talks refused\n---\n# Talks refused\n\nText.");
    expect(article?.passages.map(({ section }) => section)).toEqual([[]]);
  });

  test("A headline with two spaces in it is still the title, and not named twice", () => {
    const article = readOne("a.md", "# Talks  refused\n\nText.");
    expect(article?.record.title).toBe("Talks refused");
    expect(article?.passages.map(({ section }) => section)).toEqual([[]]);
  });

  test("A heading is named as its reader sees it, without marks and tags", () => {
    const article = readOne("a.md", "# Title\n\n## The *big* <b>no</b> to [Seoul](http://a.example)\n\nText.");
    expect(article?.passages.map(({ section }) => section)).toEqual([["The big no to Seoul"]]);
    expect(article?.sections.map(({ title }) => title)).toEqual(["Title", "The big no to Seoul"]);
  });
});

test("What a reader does not see is in no passage's visible words: scripts, styles and comments", () => {
  const article = readOne(
    "a.md",
    "Text.\n\n<script>\nalert('zebra')\n</script>\n\n<style>\n.okapi { }\n</style>\n\n<!-- a > tapir -->",
  );
  const seen = (article?.passages ?? []).map(({ span }) => article?.visible.within(span).text ?? "");
  expect(seen.flatMap(wordsOf)).toEqual(["text"]);
});

test.each([
  [
    "the fence that ends a long code block",
    `\`\`\`\n${"ten words to a line and these are them, yes.\n".repeat(60)}\`\`\``,
  ],
  ["a comment", "Text.\n\n## Next\n\n<!-- to do -->"],
  ["a picture that says nothing", "Text.\n\n## Next\n\n![](map.png)"],
])("No passage is without a word for its reader: %s is none", (_, text) => {
  const article = readOne("a.md", `# Title\n\n${text}`);
  const seen = (article?.passages ?? []).map(({ span }) =>
    wordsOf(blankMarkdown(article?.text ?? "").slice(span.start, span.end)),
  );
  expect(seen.filter((words) => words.length === 0)).toEqual([]);
});
