import { cleanPage } from "../../cleaning/clean-page.ts";
import { readHead } from "../../metadata/read-head.ts";
import { readPath } from "../../metadata/read-path.ts";
import type { ParsedText, SourceArticle } from "../format.ts";
import { createTextFormat } from "../text-format.ts";
import { parsePlainText } from "./parse-plain-text.ts";

/** Reads a text that may be copied from a page, `path` its file's: what the page has around its article is dropped. */
export function parsePage(source: string, path: string): ParsedText & Pick<SourceArticle, "head"> {
  const { text, dropped, head } = cleanPage(source);
  return { ...parsePlainText(text), dropped, head: readHead(head, readPath(path).year) };
}

/** Plain text, read by its lines, without what a page that it was copied from has around its article. */
export const plainText = createTextFormat({ extensions: [".txt"], parse: parsePage });
