import type { StoredArticle } from "../index/index-asset.ts";
import { articleUrl } from "./make-urls.ts";

/** Writes an article as Markdown: its title unless the text begins with it, a line that says where and when it stood, its text. */
export function formatArticle(article: StoredArticle, site: string): string {
  const { record, text, sections } = article;
  const [first] = sections;
  const hasTitle = first?.title === record.title && text.slice(0, first.start).trim() === "";
  const origin = [record.source, record.published, ...record.authors].filter((part) => part !== null && part !== "");
  const title = hasTitle ? [] : [`# ${record.title}`];
  const place = [...origin, `<${articleUrl(article, site)}>`].join(" · ");
  return [...title, place, text.trim()].join("\n\n").concat("\n");
}
