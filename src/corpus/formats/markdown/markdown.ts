import { type Extension, fromMarkdown, type Token } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { hideInvisible } from "../../../text/hide-invisible.ts";
import { VisibleText } from "../../../text/visible-text.ts";
import { parsePlainText } from "../plain-text/parse-plain-text.ts";
import { createTextFormat, type TextReading } from "../text-format.ts";
import { cleanMarkdown } from "./clean-markdown.ts";
import { findExcess } from "./find-excess.ts";
import { findMarkup } from "./find-markup.ts";
import type { TokenisedText } from "./find-seen.ts";
import { anchorHeadings, insertLinks } from "./insert-links.ts";

/** Most characters that are read as Markdown: parsing takes a second and a half for each million. The longest books have three million. */
const MAX_LENGTH = 4_000_000;

/**
 * Most blocks that are read as Markdown: list items, table rows, headings, blank lines. With their tokens, 50,000 rows took 2.4 GB
 * of memory. The longest pages of documentation have 10,000.
 */
const MAX_BLOCKS = 30_000;

/** Blocks and cells that any text may have, and the fewest characters that each has in one of more: the parser takes as long for each as for fifty of prose. */
const MANY_BLOCKS = 8_000;
const BLOCK_CHARACTERS = 7;
const CELL_CHARACTERS = 5;

const BLOCK = /^[ \t]*(?:[-*+#>]|\d{1,9}[.)])|^[^|\n]*\||\n[ \t]*(?=\n)/gm;

/** Why a text is too much to be read as Markdown, for a warning; `null` when it is not. Linear. */
function findMass(text: string): string | null {
  if (text.length > MAX_LENGTH)
    return `is ${text.length} characters of Markdown, wanted at most ${MAX_LENGTH}; read as plain text`;
  const countOf = (pattern: RegExp) => text.matchAll(pattern).reduce((count) => count + 1, 0);
  const [blocks, bars] = [countOf(BLOCK), countOf(/\|/g)];
  if (blocks > MAX_BLOCKS)
    return `has ${blocks} paragraphs, headings, list items and table rows, wanted at most ${MAX_BLOCKS}; read as plain text`;
  const isDense = BLOCK_CHARACTERS * blocks + CELL_CHARACTERS * bars > text.length;
  return isDense && blocks + bars > MANY_BLOCKS
    ? `has ${blocks + bars} blocks and table cells in ${text.length} characters, wanted at most ${MANY_BLOCKS} unless they are longer; read as plain text`
    : null;
}

/** Parses Markdown once, and keeps the tokens that its blocks are made of. `unread` are names of micromark's constructs. */
function tokenise(text: string, unread: string[]): TokenisedText {
  const events: TokenisedText["events"] = [];
  const note = ({ type, start, end }: Token, isEntered: boolean) => {
    events.push({ type, range: { start: start.offset, end: end.offset }, isEntered });
  };
  const listener: Extension = {
    beforeEnter: (token) => note(token, true),
    afterExit: (token) => note(token, false),
  };
  const blocks = fromMarkdown(text, {
    extensions: [gfm(), { disable: { null: unread } }],
    mdastExtensions: [gfmFromMarkdown(), listener],
  });
  return { text, events, blocks };
}

/**
 * Reads CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes. Marks of which there are so many
 * that the time would not stay in proportion to the length are read as text, with a warning.
 */
export function parsePlainMarkdown(text: string, isMdx = false): TextReading {
  const { constructs, isPlain, warnings } = findExcess(text, !isMdx);
  if (isPlain) return { ...parsePlainText(text), warnings };
  // In MDX an indent makes no code.
  const tokenised = tokenise(text, isMdx ? [...constructs, "codeIndented"] : constructs);
  const { markup, dropped } = findMarkup(tokenised);
  const visible = new VisibleText(text, hideInvisible(text, markup));
  return { blocks: tokenised.blocks, visible, dropped, warnings };
}

/** Reads Markdown as it is written: {@link parsePlainMarkdown} of what is left when the dialects of site generators are taken out. */
export function parseMarkdown(source: string, isMdxFile = false): TextReading {
  const mass = findMass(source);
  if (mass !== null) return { ...parsePlainText(source), warnings: [mass] };
  const { text, dropped, links, anchors, isMdx } = cleanMarkdown(source, isMdxFile);
  const parsed = parsePlainMarkdown(text, isMdx);
  insertLinks(parsed.blocks, links);
  anchorHeadings(parsed.blocks, anchors);
  return { ...parsed, dropped: [...dropped, ...parsed.dropped] };
}

/** Markdown with or without front matter. */
export const markdown = createTextFormat({
  extensions: [".md", ".markdown"],
  otherExtensions: [".mdown", ".mkdn", ".mkd", ".mdwn", ".mdoc", ".qmd", ".rmd"],
  parse: (text) => parseMarkdown(text),
});

/** Markdown with JSX. What is no valid JavaScript is read as Markdown. */
export const mdx = createTextFormat({ extensions: [".mdx"], parse: (text) => parseMarkdown(text, true) });
