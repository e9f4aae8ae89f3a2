import { html } from "hono/html";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { ArticlePart } from "../../../reading/article-part.ts";
import { partUrl } from "../../../reading/make-urls.ts";
import { findFirst } from "../../../text/find-first.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words/words.ts";

type Section = ArticleHead["sections"][number];

/** An outline of fewer sections tells nothing that a look at the page does not. */
const LEAST = 3;

/** Most entries: where there are more, the deepest levels are left out, but never the first. */
const MOST = 80;

/** The number, in its article, of the first passage of a section. */
export function firstPassageOf({ passages }: ArticleHead, { start }: Section): number {
  return findFirst(passages.length, (at) => (passages[at]?.span.end ?? 0) > start);
}

/** The sections that an outline shows: not the one that only says the title, and as many levels as there is room for. */
function chooseSections({ record, sections }: ArticleHead): Section[] {
  const below = sections.filter(({ title }, at) => at > 0 || title !== record.title);
  const levels = [...new Set(below.map(({ level }) => level))].sort();
  const fitting = levels.filter((level) => below.filter((section) => section.level <= level).length <= MOST);
  const deepest = fitting.at(-1) ?? levels[0] ?? 0;
  return below.filter(({ level }) => level <= deepest);
}

/** Where a section is: on this page, or at the beginning of another part. */
function linkSection(article: ArticleHead, { from, to }: ArticlePart, section: Section): string {
  const anchor = `#${encodeURIComponent(section.id)}`;
  const passage = firstPassageOf(article, section);
  const isHere = passage >= from && (passage < to || to === article.passages.length);
  return isHere ? anchor : partUrl(article, article.passages[passage]?.span.start ?? 0, "") + anchor;
}

/** The outline of an article: beside its text where there is room, else above it to be opened; none for one of few sections. */
export function makeOutline(article: ArticleHead, part: ArticlePart, { article: words }: Words): Html {
  const sections = chooseSections(article);
  if (sections.length < LEAST) return html``;
  const levels = [...new Set(sections.map(({ level }) => level))].sort();
  const entries = sections.map(
    (section) =>
      html`<li class="depth-${Math.min(levels.indexOf(section.level), 2)}"><a href="${linkSection(article, part, section)}">${section.title}</a></li>`,
  );
  const list = html`<ol lang="${article.record.lang}" dir="auto">${entries}</ol>`;
  return html`<details class="contents"><summary>${words.contents}</summary><nav aria-label="${words.contents}">${list}</nav></details>
<nav class="outline" aria-labelledby="Outline"><p id="Outline">${words.contents}</p>${list}</nav>`;
}
