import type { Root } from "mdast";
import { parsePassageId } from "../contract/article-id.ts";
import { blankMarkup, clipMarkup } from "../text/visible-text.ts";
import type { Article, PreparedArticle } from "./article.ts";
import { findSections } from "./find-sections.ts";
import { headingText } from "./heading-text.ts";
import { makePassageIds } from "./make-passage-id.ts";
import { renderArticle } from "./render-article.ts";
import { splitPassages } from "./split-passages.ts";

/** The blocks below a first heading that only repeats the title, which the reader page has above them. */
function withoutTitle(blocks: Root, title: string): Root {
  const [first, ...rest] = blocks.children;
  const repeats = first?.type === "heading" && headingText(first) === title && rest.length > 0;
  return repeats ? { ...blocks, children: rest } : blocks;
}

/** Cuts an article into passages and renders it. Linear in its length but for the anchors. */
export function prepareArticle({ record, hasHeadline, summary, text, parsed, origin }: Article): PreparedArticle {
  const drafts = splitPassages(
    { written: text, visible: blankMarkup(text, parsed.markup) },
    parsed.blocks,
    record.title,
  );
  const ids = makePassageIds(
    record.id,
    drafts.map(({ span }) => text.slice(span.start, span.end)),
  );
  const passages = drafts.map(({ section, span }, index) => {
    return { id: ids[index] ?? "", section, span, markup: clipMarkup(parsed.markup, span) };
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
    html: renderArticle(withoutTitle(parsed.blocks, record.title), sections, anchors),
    origin,
  };
}
