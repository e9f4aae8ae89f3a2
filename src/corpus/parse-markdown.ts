import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { findMarkup } from "./find-markup.ts";
import type { ParsedText } from "./parsed-text.ts";

/** Reads Markdown: CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes. */
export function parseMarkdown(text: string): ParsedText {
  const blocks = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return { blocks, markup: findMarkup(text) };
}
