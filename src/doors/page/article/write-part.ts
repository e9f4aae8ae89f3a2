import { html } from "hono/html";
import { LIMITS } from "../../../contract/limits.ts";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import type { ArticlePart } from "../../../reading/article-part.ts";
import { partUrl } from "../../../reading/make-urls.ts";
import { readPassages } from "../../../reading/read-passages.ts";
import { findFirst } from "../../../text/find-first.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words/words.ts";
import { firstPassageOf } from "./outline.ts";

/** Where the part before one begins: a part's length back, at a passage, so that it leads on to this one without a gap. */
function startBefore({ passages }: ArticleHead, start: number): number {
  const beyond = findFirst(passages.length, (at) => (passages[at]?.span.start ?? 0) > start - LIMITS.articleLength);
  return beyond <= 1 ? 0 : (passages[beyond - 1]?.span.start ?? 0);
}

/** Links to the parts before and after this one. */
function linkParts(
  article: ArticleHead,
  { start, next }: ArticlePart,
  { site, words }: { site: string; words: Words },
): Html {
  const link = (to: number, rel: string, label: string) =>
    html`<a href="${partUrl(article, to, site)}" rel="${rel}">${label}</a>`;
  return html`<p class="more">${start === 0 ? "" : link(startBefore(article, start), "prev", words.article.readBack)}
${next === null ? "" : link(next, "next", words.article.readOn)}</p>`;
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
