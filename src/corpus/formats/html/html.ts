import { fromHtml } from "hast-util-from-html";
import { makeArticleId } from "../../metadata/make-article-id.ts";
import { normaliseText } from "../decode-text.ts";
import type { Format, SourceFile } from "../format.ts";
import { decodeHtml } from "./decode-html.ts";
import { extractContent } from "./extract-content.ts";
import { makeBlocks } from "./make-blocks.ts";
import { writeMarkdown } from "./write-markdown.ts";

function* read({ path: file, bytes }: SourceFile): ReturnType<Format["read"]> {
  const tree = fromHtml(normaliseText(decodeHtml(bytes)));
  const { article, dropped } = extractContent(tree);
  yield {
    id: makeArticleId(file),
    metadata: {},
    origin: { file, line: null },
    ...writeMarkdown(makeBlocks(article)),
    dropped,
  };
}

/** Pages of HTML, of which the article is kept. */
export const html: Format = { extensions: [".html", ".htm", ".xhtml"], read };
