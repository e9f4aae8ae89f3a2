import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { hideInvisible } from "../../../text/hide-invisible.ts";
import { VisibleText } from "../../../text/visible-text.ts";
import type { ParsedText } from "../format.ts";
import { createTextFormat } from "../text-format.ts";
import { findMarkup } from "./find-markup.ts";

/** Reads Markdown: CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes. */
export function parseMarkdown(text: string): ParsedText {
  const blocks = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const { markup, dropped } = findMarkup(text, blocks);
  return { blocks, visible: new VisibleText(text, hideInvisible(text, markup)), dropped };
}

/** Markdown with or without YAML front matter. */
export const markdown = createTextFormat({ extensions: [".md", ".markdown"], parse: parseMarkdown });
