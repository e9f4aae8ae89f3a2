import { type Extension, fromMarkdown, type Token } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { hideInvisible } from "../../../text/hide-invisible.ts";
import { VisibleText } from "../../../text/visible-text.ts";
import type { ParsedText } from "../format.ts";
import { createTextFormat } from "../text-format.ts";
import { cleanMarkdown } from "./clean-markdown.ts";
import { findMarkup } from "./find-markup.ts";
import type { TokenisedText } from "./find-seen.ts";

/** In MDX an indent makes no code. */
const UNINDENTED = { disable: { null: ["codeIndented"] } };

/** Parses Markdown once, and keeps the tokens that its blocks are made of. */
function tokenise(text: string, isMdx: boolean): TokenisedText {
  const events: TokenisedText["events"] = [];
  const note = ({ type, start, end }: Token, isEntered: boolean) => {
    events.push({ type, range: { start: start.offset, end: end.offset }, isEntered });
  };
  const listener: Extension = {
    beforeEnter: (token) => note(token, true),
    afterExit: (token) => note(token, false),
  };
  const blocks = fromMarkdown(text, {
    extensions: isMdx ? [gfm(), UNINDENTED] : [gfm()],
    mdastExtensions: [gfmFromMarkdown(), listener],
  });
  return { text, events, blocks };
}

/** Reads CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes. */
export function parsePlainMarkdown(text: string, isMdx = false): ParsedText {
  const tokenised = tokenise(text, isMdx);
  const { markup, dropped } = findMarkup(tokenised);
  const visible = new VisibleText(text, hideInvisible(text, markup));
  return { blocks: tokenised.blocks, visible, dropped };
}

/** Reads Markdown as it is written: {@link parsePlainMarkdown} of what is left when the dialects of site generators are taken out. */
export function parseMarkdown(source: string, isMdxFile = false): ParsedText {
  const { text, dropped, isMdx } = cleanMarkdown(source, isMdxFile);
  const parsed = parsePlainMarkdown(text, isMdx);
  return { ...parsed, dropped: [...dropped, ...parsed.dropped] };
}

/** Markdown with or without front matter. */
export const markdown = createTextFormat({ extensions: [".md", ".markdown"], parse: (text) => parseMarkdown(text) });

/** Markdown with JSX. What is no valid JavaScript is read as Markdown. */
export const mdx = createTextFormat({ extensions: [".mdx"], parse: (text) => parseMarkdown(text, true) });
