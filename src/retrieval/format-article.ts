import type { StoredArticle } from "../index/index-asset.ts";
import { articleUrl } from "./make-urls.ts";

/** Writes an article as Markdown: its title, a line that says where and when it stood, its text. */
export function formatArticle(article: StoredArticle, site: string): string {
  const { record, text } = article;
  const origin = [record.source, record.published, ...record.authors].filter((part) => part !== null && part !== "");
  return [`# ${record.title}`, [...origin, `<${articleUrl(article, site)}>`].join(" · "), text.trim()]
    .join("\n\n")
    .concat("\n");
}
