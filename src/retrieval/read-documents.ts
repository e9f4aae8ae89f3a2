import type { ArticleDocument, PassageDocument, PassageEntry } from "../contract/article-documents.ts";
import type { StoredArticle } from "../index/index-asset.ts";
import { type PassageIndex, passageAt, passageText } from "../index/passage-index.ts";
import { makeArticleReference, passageUrl } from "./make-urls.ts";

/** Describes a passage to be read on its own. */
function describePassage(index: PassageIndex, number: number, site: string): PassageEntry {
  const { passage } = passageAt(index, number);
  return {
    id: passage.id,
    section: passage.section,
    url: passageUrl(index, number, site),
    text: passageText(index, number),
    span: passage.span,
  };
}

/** Gives an article whole, with its sections and where its passages lie. */
export function readArticleDocument(index: PassageIndex, article: StoredArticle, site: string): ArticleDocument {
  const { summary, tokens, text, sections, first, count } = article;
  return {
    ...makeArticleReference(article, site),
    summary,
    tokens,
    text,
    sections: sections.map(({ id, title, level, tokens: size }) => ({ id, title, level, tokens: size })),
    passages: index.passages.slice(first, first + count).map(({ id, span }) => ({ id, span })),
    index: index.reference,
  };
}

/** Gives a passage with up to `neighbours` passages of its article on either side, in reading order. */
export function readPassageDocument(
  index: PassageIndex,
  number: number,
  options: { neighbours: number; site: string },
): PassageDocument {
  const { neighbours, site } = options;
  const { article } = passageAt(index, number);
  const describe = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => describePassage(index, from + at, site));
  const end = article.first + article.count;
  return {
    ...describePassage(index, number, site),
    article: makeArticleReference(article, site),
    before: describe(Math.max(article.first, number - neighbours), number),
    after: describe(number + 1, Math.min(end, number + 1 + neighbours)),
    index: index.reference,
  };
}
