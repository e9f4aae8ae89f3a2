import fc from "fast-check";

/** Markdown with what its reader sees, known because both are made of the same words. */
export interface SeenMarkdown {
  markdown: string;
  seen: string;
}

const letters = (...[minLength, maxLength]: [number, number]) =>
  fc.string({ unit: fc.constantFrom(..."abdegiklmnoprstu"), minLength, maxLength });

const word = letters(1, 8);

const same = (text: string): SeenMarkdown => ({ markdown: text, seen: text });

/** A word of which a part is marked, or a character is written otherwise. */
const markedWord = fc
  .tuple(word, word, word)
  .chain(([a, b, c]) =>
    fc.constantFrom<SeenMarkdown>(
      { markdown: `${a}**${b}**${c}`, seen: a + b + c },
      { markdown: `*${a}*${b}~~${c}~~`, seen: a + b + c },
      { markdown: `${a}<sub>2</sub>${b}`, seen: `${a}2${b}` },
      { markdown: `${a}<sup>10</sup>`, seen: `${a}10` },
      { markdown: `${a}&uuml;${b}&#8217;${c}`, seen: `${a}ü${b}’${c}` },
      { markdown: `${a}&amp;${b}`, seen: `${a}&${b}` },
      { markdown: `${a}&shy;${b}\u00ad${c}`, seen: a + b + c },
      { markdown: `${a}\u200b${b}`, seen: a + b },
      { markdown: `${a}<!-- ${b} -->${c}`, seen: a + c },
      { markdown: `${a}\\*${b}\\_${c}`, seen: `${a}*${b}_${c}` },
      { markdown: `[${a} **${b}**](http://a.example/${c} "${c}")`, seen: `${a} ${b}` },
      { markdown: `<http://${a}.example/${b}>`, seen: `http://${a}.example/${b}` },
      { markdown: `<b>${a}</b>&nbsp;${b}`, seen: `${a}\u00a0${b}` },
    ),
  );

/** What looks like Markdown, in code. */
const code = fc
  .tuple(word, word)
  .chain(([a, b]) =>
    fc.constantFrom(
      `${a}[^${b}]+`,
      `[${a}](/${b})`,
      `...${a}`,
      `${a}_${b}`,
      `**${a}**`,
      `> ${a}`,
      `&amp;${a}`,
      `<b>${a}</b>`,
    ),
  );

const number = fc.constantFrom("1,000", "$1.5", "5%", "-12", "½", "C++", "U.S.", "§ 5").map(same);

const punctuated = fc
  .tuple(word, fc.constantFrom(",", ".", ";", ":", "!", "?", "…", " —", "”", ")", "’s"))
  .map(([text, mark]) => same(text + mark));

const inline = fc.oneof(
  { weight: 3, arbitrary: word.map(same) },
  { weight: 3, arbitrary: markedWord },
  code.map((text) => ({ markdown: `\`${text}\``, seen: text })),
  number,
  punctuated,
);

const join = (pieces: readonly SeenMarkdown[], between: string): SeenMarkdown => ({
  markdown: pieces.map(({ markdown }) => markdown).join(between),
  seen: pieces.map(({ seen }) => seen).join(" "),
});

/** Words in a line; the first is plain, so that the line begins no other block. */
const line = fc
  .tuple(word.map(same), fc.array(inline, { maxLength: 12 }))
  .map(([first, others]) => join([first, ...others], " "));

const lines = fc.array(line, { minLength: 1, maxLength: 5 });

const row = fc.array(line, { minLength: 2, maxLength: 2 }).map((cells) => {
  const { markdown, seen } = join(cells, " | ");
  return { markdown: `| ${markdown} |`, seen };
});

const table = fc.array(row, { minLength: 2, maxLength: 5 }).map(([head, ...rows]) => {
  return join([head ?? same(""), { markdown: "|---|---|", seen: "" }, ...rows], "\n");
});

const prefixed =
  (prefix: string) =>
  ({ markdown, seen }: SeenMarkdown) => ({ markdown: prefix + markdown, seen });

const block = fc.oneof(
  lines.map((texts) => join(texts, "\n")),
  lines.map((texts) => join(texts, "\\\n")),
  line.map(prefixed("## ")),
  lines.map((texts) => join(texts.map(prefixed("- ")), "\n")),
  lines.map((texts) => join(texts.map(prefixed("> ")), "\n")),
  fc.array(fc.oneof(code, word), { minLength: 1, maxLength: 5 }).map((texts) => {
    return join([{ markdown: "```", seen: "" }, ...texts.map(same), { markdown: "```", seen: "" }], "\n");
  }),
  table,
);

/** An article of any blocks, with emphasis, entities, links, code and what is not seen inside words. */
export const seenMarkdown = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => join(blocks, "\n\n<!-- -->\n\n"));
