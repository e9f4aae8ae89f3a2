import { html } from "hono/html";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import type { ArticlePart } from "../../../reading/article-part.ts";
import { partUrl } from "../../../reading/make-urls.ts";
import { readPassages } from "../../../reading/read-passages.ts";
import type { Words } from "../words/words.ts";

/** Writes a part of an article that is too long for one page, as safe HTML: what a reader sees of its passages, each at its anchor, and a link to the next part. */
export async function writePart(
  index: PassageIndex,
  article: ArticleHead,
  { part: { from, to, next }, site, words }: { part: ArticlePart; site: string; words: Words },
): Promise<string> {
  const numbers = article.passages.slice(from, to).map((_, at) => article.first + from + at);
  const passages = await readPassages(index, numbers);
  const written = await Promise.all(
    passages.map(({ stored, section, visible }, at) => {
      const heading = section.join(" › ");
      const isNew = heading !== passages[at - 1]?.section.join(" › ");
      return html`${isNew && heading !== "" ? html`<h2>${heading}</h2>` : ""}<div id="${stored.anchor}" class="part">${visible.text}</div>
`;
    }),
  );
  const on =
    next === null
      ? ""
      : await html`<p class="more"><a href="${partUrl(article, next, site)}" rel="next">${words.article.readOn}</a></p>`;
  return `${written.join("")}${on}`;
}
