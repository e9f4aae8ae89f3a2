import { type Extension, fromMarkdown, type Token } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { hideInvisible } from "../../../text/hide-invisible.ts";
import { VisibleText } from "../../../text/visible-text.ts";
import type { ParsedText } from "../format.ts";
import { createTextFormat } from "../text-format.ts";
import { findMarkup } from "./find-markup.ts";
import type { TokenisedText } from "./find-seen.ts";

/** Parses Markdown once, and keeps the tokens that its blocks are made of. */
function tokenise(text: string): TokenisedText {
  const events: TokenisedText["events"] = [];
  const note = ({ type, start, end }: Token, isEntered: boolean) => {
    events.push({ type, range: { start: start.offset, end: end.offset }, isEntered });
  };
  const listener: Extension = {
    beforeEnter: (token) => note(token, true),
    afterExit: (token) => note(token, false),
  };
  const blocks = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown(), listener] });
  return { text, events, blocks };
}

/** Reads Markdown: CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes. */
export function parseMarkdown(text: string): ParsedText {
  const tokenised = tokenise(text);
  const { markup, dropped } = findMarkup(tokenised);
  return { blocks: tokenised.blocks, visible: new VisibleText(text, hideInvisible(text, markup)), dropped };
}

/** Markdown with or without YAML front matter. */
export const markdown = createTextFormat({ extensions: [".md", ".markdown"], parse: parseMarkdown });
