import type { Root } from "mdast";
import { makePassageId, parsePassageId } from "../../contract/article-id.ts";
import { digest } from "../../text/digest.ts";
import type { Article, ArticleSection, PreparedArticle } from "../article.ts";
import { headingText, isHeading } from "../blocks.ts";
import { findSections } from "./find-sections.ts";
import { renderArticle } from "./render-article.ts";
import { splitPassages } from "./split-passages.ts";

/** Hexadecimal digits of a passage's hash: 40 bits tell the passages of any one article apart. */
const HASH_LENGTH = 10;

/**
 * Makes the ids of an article's passages from their texts, in order: `<article id>~<hash>`, so that a citation
 * survives edits elsewhere in the article. An equal text later in the article gets `-2`, `-3`, ….
 */
export function makePassageIds(articleId: string, texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const hash = digest(text, HASH_LENGTH);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return makePassageId(articleId, count > 1 ? `${hash}-${count}` : hash);
  });
}

/** The blocks below a first heading that only repeats the title, which the reader page has above them. */
function withoutTitle({ record, blocks, visible }: Article): Root {
  const [first, ...rest] = blocks.children;
  const repeats = first && isHeading(first) && headingText(visible, first) === record.title && rest.length > 0;
  return repeats ? { ...blocks, children: rest } : blocks;
}

/** The first offset from one on that is no white space: what a block ends with is no part of its passage. */
function skipSpace(text: string, offset: number): number {
  const space = /\s*/y;
  space.lastIndex = offset;
  space.test(text);
  return space.lastIndex;
}

/** Cuts an article into passages and renders it. Linear in its length but for the anchors. */
export function prepareArticle(article: Article): PreparedArticle {
  const { blocks, visible, ...head } = article;
  const { record, hasHeadline } = head;
  const drafts = splitPassages(visible, blocks, hasHeadline ? record.title : null);
  const ids = makePassageIds(
    record.id,
    drafts.map(({ span }) => visible.written.slice(span.start, span.end)),
  );
  const passages = drafts.map(({ section, span }, at) => ({ id: ids[at] ?? "", section, span }));
  const sections: ArticleSection[] = findSections(blocks, visible);
  const anchors = passages.map(({ id, span }) => {
    return { id: parsePassageId(id).anchor, ...span, blockEnd: skipSpace(visible.written, span.end) };
  });
  const html = renderArticle(withoutTitle(article), { sections, passages: anchors });
  return { ...head, text: visible.written, visible, passages, sections, html };
}
