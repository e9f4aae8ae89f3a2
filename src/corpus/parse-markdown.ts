import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { findVisibleRanges } from "./find-visible-ranges.ts";
import type { ParsedText } from "./parsed-text.ts";

/** Reads Markdown: CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes. */
export function parseMarkdown(text: string): ParsedText {
  const blocks = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return { blocks, visible: findVisibleRanges(text) };
}
