import fc from "fast-check";
import type { BlockContent, Nodes, PhrasingContent, Root } from "mdast";
import { describe, expect, test } from "vitest";
import { offsetsOf } from "../../../../src/corpus/blocks.ts";
import { writeMarkdown } from "../../../../src/corpus/formats/html/write-markdown.ts";
import { parsePlainMarkdown } from "../../../../src/corpus/formats/markdown/markdown.ts";

/** Text that means something else in Markdown unless it is escaped. */
const wildText = fc
  .array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(..."abcé1"), minLength: 1, maxLength: 4 }),
      fc.constantFrom(..."\\ ` * _ [ ] ( ) < > & | # + - = ~ ! : . ^ \" ' { } @ $ \u00a0 \u200b \u{1f525}".split(" ")),
      fc.constantFrom(" ", " ", "\n", "**", "__", "``", "~~", "---", "===", "1.", "2) ", "# ", "## ", "> ", "- ", "+ "),
      fc.constantFrom("&amp;", "&#38;", "<b>", "</p>", "<!-- c -->", "http://a.example/b_c_d*e", "https://x.example"),
      fc.constantFrom("www.a.example/b_c", "a_b@c.example", "snake_case_word", "[x] ", "[^1]: ", "|---|", "![", "]("),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const leaf: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 6, arbitrary: wildText.map((value): PhrasingContent => ({ type: "text", value })) },
  { weight: 1, arbitrary: wildText.map((value): PhrasingContent => ({ type: "inlineCode", value })) },
  { weight: 1, arbitrary: fc.constant<PhrasingContent>({ type: "break" }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(wildText, fc.constantFrom("", "b.png", "https://a.example/b(c).png", "http://a.example/ ü\\.png"))
      .map(([alt, url]): PhrasingContent => ({ type: "image", alt, url })),
  },
);

/** Around a line: nothing, or what emphasises, raises or links it. */
const wrapper = fc.constantFrom<((children: PhrasingContent[]) => PhrasingContent)[]>(
  (children) => ({ type: "strong", children }),
  (children) => ({ type: "emphasis", children }),
  (children) => ({ type: "delete", children }),
  (children) => ({ type: "emphasis", data: { hName: "sup" }, children }),
  (children) => ({ type: "link", url: "https://a.example/b(c)|d_e*f", children }),
  (children) => ({ type: "link", url: "mailto:a@b.example", children }),
  (children) => ({ type: "link", url: "page.html", children }),
);

const { inline } = fc.letrec<{ inline: PhrasingContent }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .tuple(wrapper, fc.array(tie("inline"), { minLength: 1, maxLength: 3 }))
        .map(([wrap, children]) => wrap(children)),
    },
  ),
}));
const line = fc.array(inline, { maxLength: 5 });

const { block } = fc.letrec<{ block: BlockContent; blocks: BlockContent[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: line.map((children): BlockContent => ({ type: "paragraph", children })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom<1 | 2 | 6>(1, 2, 6), line)
        .map(([depth, children]): BlockContent => ({ type: "heading", depth, children })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(null, "js", "a b`c"), fc.array(wildText, { minLength: 1, maxLength: 3 }))
        .map(([lang, lines]): BlockContent => ({ type: "code", lang, value: lines.join("\n  ") })),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map(
        (rows): BlockContent => ({
          type: "table",
          children: rows.map((cells) => ({
            type: "tableRow",
            children: cells.map((children) => ({ type: "tableCell", children })),
          })),
        }),
      ),
    },
    { weight: 2, arbitrary: tie("blocks").map((children): BlockContent => ({ type: "blockquote", children })) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.boolean(), fc.nat(30), fc.array(tie("blocks"), { minLength: 1, maxLength: 3 })).map(
        ([ordered, start, items]): BlockContent => ({
          type: "list",
          ordered,
          start,
          children: items.map((children) => ({ type: "listItem", children })),
        }),
      ),
    },
  ),
  blocks: fc.array(tie("block"), { maxLength: 3 }),
}));

const article = fc.array(block, { minLength: 1, maxLength: 4 }).map((children): Root => ({ type: "root", children }));

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child);
}

/** What is left of a text without white space, what draws nothing, and bars, which part cells too. */
const squeeze = (text: string) => text.replace(/[\s\p{Cc}\p{DI}|]+/gu, "");

describe("For any blocks", () => {
  test("the Markdown that is written shows, read as Markdown, the lines that its map says", () => {
    fc.assert(
      fc.property(article, (root) => {
        const { visible } = writeMarkdown(root);
        expect(parsePlainMarkdown(visible.written).visible.lines()).toEqual(visible.lines());
      }),
      { numRuns: 300 },
    );
  });

  test("every block is where it says, and every text is written as it reads", () => {
    fc.assert(
      fc.property(article, (root) => {
        const { blocks, visible } = writeMarkdown(root);
        for (const child of blocks.children)
          for (const node of nodesOf(child)) {
            const { start, end } = offsetsOf(node);
            expect(end).toBeGreaterThanOrEqual(start);
            if (node.type === "text") expect(visible.written.slice(start, end)).toBe(node.value);
          }
      }),
    );
  });

  test("no text is lost, and order is kept", () => {
    fc.assert(
      fc.property(article, (root) => {
        const said = [...nodesOf(root)].map((node) => {
          if (node.type === "image") return node.alt ?? "";
          return "value" in node ? node.value : "";
        });
        const { visible } = writeMarkdown(root);
        expect(squeeze(visible.lines().join(""))).toBe(squeeze(said.join("")));
      }),
    );
  });
});
