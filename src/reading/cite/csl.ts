import type { Citation } from "./citation.ts";

/** Writes a citation as CSL-JSON, a list of one, as Zotero, Pandoc and citeproc read it. */
export function formatCsl({ id, title, authors, source, published, url, lang, tags }: Citation): string {
  const item = {
    id,
    type: "webpage",
    title,
    ...(authors.length > 0 && { author: authors }),
    ...(source !== null && { "container-title": source }),
    ...(published !== null && { issued: { "date-parts": [published.split("-").map(Number)] } }),
    URL: url,
    language: lang,
    ...(tags.length > 0 && { keyword: tags.join(", ") }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
