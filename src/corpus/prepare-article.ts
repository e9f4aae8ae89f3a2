import type { TextRange } from "../analysis/split-sentences.ts";
import { parsePassageId } from "../contract/passage-id.ts";
import type { Article, PreparedArticle } from "./article.ts";
import { findSections } from "./find-sections.ts";
import { makePassageIds } from "./make-passage-id.ts";
import { renderArticle } from "./render-article.ts";
import { splitPassages } from "./split-passages.ts";

/** What lies between the visible ranges of a span, apart from mere white space, counted from the span's start. */
function findMarkup(text: string, span: TextRange, visible: readonly TextRange[]): TextRange[] {
  const markup: TextRange[] = [];
  let at = span.start;
  for (const { start, end } of [...visible, { start: span.end, end: span.end }]) {
    const from = Math.min(Math.max(start, span.start), span.end);
    if (from > at && text.slice(at, from).trim() !== "")
      markup.push({ start: at - span.start, end: from - span.start });
    at = Math.max(at, Math.min(end, span.end));
  }
  return markup;
}

/** Cuts an article into passages and renders it. Linear in its length but for the anchors. */
export function prepareArticle({ record, hasHeadline, summary, text, parsed, origin }: Article): PreparedArticle {
  const drafts = splitPassages(text, parsed.blocks, record.title);
  const ids = makePassageIds(
    record.id,
    drafts.map(({ span }) => text.slice(span.start, span.end)),
  );
  const passages = drafts.map(({ section, span }, index) => {
    const near = parsed.visible.filter(({ start, end }) => end > span.start && start < span.end);
    return { id: ids[index] ?? "", section, span, markup: findMarkup(text, span, near) };
  });
  const sections = findSections(text, parsed.blocks);
  const anchors = passages.map(({ id, span }) => ({ id: parsePassageId(id).anchor, offset: span.start }));
  return {
    record,
    hasHeadline,
    summary,
    text,
    passages,
    sections,
    html: renderArticle(parsed.blocks, sections, anchors),
    origin,
  };
}
