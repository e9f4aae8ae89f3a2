import { parseMarkdown } from "./parse-markdown.ts";
import { parsePlainText } from "./parse-plain-text.ts";
import type { ParsedText } from "./parsed-text.ts";

/** Reads a text of one format. */
export type Parser = (text: string) => ParsedText;

const PARSERS: ReadonlyMap<string, Parser> = new Map([
  [".md", parseMarkdown],
  [".markdown", parseMarkdown],
  [".txt", parsePlainText],
]);

/** Gives the parser for a file, by its extension; `null` when Pressmark cannot read such files. */
export function parserOf(path: string): Parser | null {
  return PARSERS.get(/\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? "") ?? null;
}
