import { html } from "hono/html";
import { LIMITS } from "../../../contract/limits.ts";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import type { ArticlePart } from "../../../reading/article-part.ts";
import { partUrl } from "../../../reading/make-urls.ts";
import { readPassages } from "../../../reading/read-passages.ts";
import { findFirst } from "../../../text/find-first.ts";
import type { Html } from "../layout.ts";
import type { Words } from "../words/words.ts";
import { firstPassageOf } from "./outline.ts";

/** Links to the parts before and after this one. A part before is as long as others, up to where this one begins or a little further. */
function linkParts(
  article: ArticleHead,
  { start, next }: ArticlePart,
  { site, words }: { site: string; words: Words },
): Html {
  const { passages } = article;
  const least = start - LIMITS.articleLength;
  const before = least <= 0 ? 0 : findFirst(passages.length, (at) => (passages[at]?.span.start ?? 0) >= least);
  const previous = passages[before]?.span.start ?? 0;
  return html`<p class="more">${start === 0 ? "" : html`<a href="${partUrl(article, before === 0 ? 0 : previous, site)}" rel="prev">${words.article.readBack}</a>`}
${next === null ? "" : html`<a href="${partUrl(article, next, site)}" rel="next">${words.article.readOn}</a>`}</p>`;
}

/** The ids of the sections that begin with each passage, by its number in the article; the last is that of the heading right above it. */
function idsByPassage(article: ArticleHead): Map<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const section of article.sections) {
    const at = firstPassageOf(article, section);
    ids.set(at, [...(ids.get(at) ?? []), section.id]);
  }
  return ids;
}

/** Writes a part of an article that is too long for one page, as safe HTML: what a reader sees of its passages, each at its anchor, and links to the parts around it. */
export async function writePart(
  index: PassageIndex,
  article: ArticleHead,
  { part, site, words }: { part: ArticlePart; site: string; words: Words },
): Promise<string> {
  const { from, to } = part;
  const numbers = article.passages.slice(from, to).map((_, at) => article.first + from + at);
  const passages = await readPassages(index, numbers);
  const ids = idsByPassage(article);
  const written = await Promise.all(
    passages.map(({ stored, section, visible }, at) => {
      const heading = section.join(" › ");
      const isNew = heading !== passages[at - 1]?.section.join(" › ");
      const anchors = (ids.get(from + at) ?? []).map((id) => html`<a id="${id}"></a>`);
      return html`${anchors}${isNew && heading !== "" ? html`<h2>${heading}</h2>` : ""}<div id="${stored.anchor}" class="part">${visible.text}</div>
`;
    }),
  );
  return `${written.join("")}${await linkParts(article, part, { site, words })}`;
}
