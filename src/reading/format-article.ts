import { QUOTED } from "../contract/quoted.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { articleUrl } from "./make-urls.ts";

/** What stands above the text: the title unless the text begins with it, and a line that says where and when it stood, and that it is quoted. */
function formatHead(article: ArticleHead, site: string): string {
  const { record, beginsWithTitle } = article;
  const origin = [record.source, record.published, ...record.authors].flatMap((part) =>
    part ? [escapeMarkdown(part)] : [],
  );
  const title = beginsWithTitle ? [] : [`# ${escapeMarkdown(record.title)}`];
  const place = [...origin, `<${articleUrl(article, site)}>`, QUOTED.text_is].join(" · ");
  return [...title, place, ""].join("\n\n");
}

/** Writes an article as Markdown: its head, and its text. */
export function formatArticle(article: ArticleHead, text: string, site: string): string {
  return `${formatHead(article, site)}${text.trim()}\n`;
}

/** Bytes of what {@link formatArticle} writes, without its text at hand. */
export function sizeOfArticle(article: ArticleHead, site: string): number {
  return new TextEncoder().encode(formatHead(article, site)).length + article.trimmedBytes + 1;
}
