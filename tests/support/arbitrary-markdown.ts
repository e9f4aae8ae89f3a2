import fc from "fast-check";

/** A made-up word: lower case, so that none looks like an initial or a title. */
const word = fc.string({ unit: fc.constantFrom(..."abdegiklmnoprstu"), minLength: 3, maxLength: 8 });

const words = (minLength: number, maxLength: number) =>
  fc.array(word, { minLength, maxLength }).map((list) => list.join(" "));

/** A sentence of made-up words, begun and ended as sentences are. */
export const sentence = words(3, 40).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

const sentences = fc.array(sentence, { minLength: 1, maxLength: 20 });

const list = fc.array(words(1, 20), { minLength: 1, maxLength: 30 });

const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(words(1, 6), { minLength: width, maxLength: width }), { minLength: 2, maxLength: 30 }),
  );

const formatRow = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** A block of Markdown, and what of it must stay in one piece. */
export interface Block {
  markdown: string;
  /** Sentences, list items or table rows: none is ever cut. */
  pieces: string[];
  /** Lists and tables of up to 300 words are not cut either. */
  isGrid: boolean;
}

const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), words(1, 6))
  .map(([level, text]): Block => ({ markdown: `${"#".repeat(level)} ${text}`, pieces: [], isGrid: false }));
const paragraph = sentences.map((pieces): Block => ({ markdown: pieces.join(" "), pieces, isGrid: false }));
const bullets = list.map(
  (items): Block => ({ markdown: items.map((item) => `- ${item}`).join("\n"), pieces: items, isGrid: true }),
);
const quote = sentences.map((pieces): Block => ({ markdown: `> ${pieces.join(" ")}`, pieces, isGrid: false }));
const code = fc
  .array(words(1, 12), { minLength: 1, maxLength: 40 })
  .map((lines): Block => ({ markdown: ["```", ...lines, "```"].join("\n"), pieces: lines, isGrid: false }));
const grid = table.map(([head = [], ...rows]): Block => {
  const lines = [formatRow(head), formatRow(head.map(() => "---")), ...rows.map(formatRow)];
  return { markdown: lines.join("\n"), pieces: rows.map(formatRow), isGrid: true };
});

/** The blocks of an article of made-up words: headings, prose, lists, tables, quotes and code in any order. */
export const articleBlocks = fc.array(fc.oneof(heading, paragraph, bullets, quote, code, grid), {
  minLength: 1,
  maxLength: 12,
});

/** Writes blocks as Markdown. A rule parts lists that follow one another, which would be read as one. */
export function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ markdown }) => markdown).join("\n\n***\n\n");
}

/** Marks and words in any order, as no owner would write them: nearly anything that Markdown can mean. */
export const wildMarkdown = fc
  .array(
    fc.oneof(
      word.map((text) => `${text} `),
      fc.constantFrom("\n", "\n\n", "# ", "## ", "- ", "1. ", "> ", "| ", "|---|---|\n", "```\n", "    ", "\t"),
      fc.constantFrom("**", "_", "`", "[", "](http://a.example/b)", "![", "[^1]", "[^1]: ", "~~", "\\", "---\n"),
      fc.constantFrom("<b>", "</b>", "<br>", "<div>", "</div>", "<!--", "-->", "&amp;", "a.b@c.example", "=\n"),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** Pieces of words and marks that may stand inside a word, or hide in it. */
const wordPiece = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 1, arbitrary: word.map((text) => `**${text}**`) },
  { weight: 1, arbitrary: word.map((text) => `*${text}*`) },
  { weight: 1, arbitrary: word.map((text) => `~~${text}~~`) },
  { weight: 1, arbitrary: word.map((text) => `<b>${text}</b>`) },
  { weight: 1, arbitrary: word.map((text) => `[${text}](http://a.example/${text})`) },
  { weight: 1, arbitrary: word.map((text) => `\`${text}\``) },
  { weight: 1, arbitrary: word.map((text) => `![${text}](a.png)`) },
  { weight: 1, arbitrary: word.map((text) => `<img alt="${text}" src="a.png">`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ..."<sub>2</sub>|&uuml;|&eacute;|&#8217;s|&amp;|&shy;|\u00ad|\u200b|\u2060|<!-- sic -->|<wbr>|\\_|[^1]".split(
        "|",
      ),
    ),
  },
);

const styledWord = fc.array(wordPiece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));
const styledLine = fc
  .array(fc.oneof({ weight: 6, arbitrary: styledWord }, { weight: 1, arbitrary: fc.constantFrom("<br>", "\\\n") }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => `Say ${parts.join(" ")}`);

const styledCells = fc
  .array(styledLine, { minLength: 2, maxLength: 2 })
  .map((cells) => cells.map((cell) => cell.replaceAll("\\\n", " ")));

const styledBlock = fc.oneof(
  styledLine,
  styledLine.map((line) => `## ${line.replaceAll("\\\n", " ")}`),
  fc.array(styledLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line) => `- ${line}`).join("\n")),
  styledLine.map((line) => `> ${line}`),
  styledCells.map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | ${a} |`),
  styledCells.map(([a, b]) => `<table><tr><td>${a}</td><td>${b}</td></tr></table>`),
  fc.tuple(words(1, 3), words(1, 3)).map(([a, b]) => `\`\`\`\n${a}\n  ${b}\n\`\`\``),
  fc.tuple(words(1, 3), words(1, 3)).map(([a, b]) => `<div>${a}<p>${b}</div>`),
  fc.constant("<!-- A comment. -->"),
);

/** Markdown whose words are marked, broken and spelt in every way that their reader does not see. */
export const styledMarkdown = fc
  .array(styledBlock, { minLength: 1, maxLength: 5 })
  .map((blocks) => `${blocks.join("\n\n")}\n\n[^1]: A note.\n`);
