import { LIMITS } from "../../../contract/limits.ts";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import type { ArticleRequest } from "../../../operations/read-article.ts";
import { findPart } from "../../../reading/article-part.ts";
import { makeCitation } from "../../../reading/cite/citation.ts";
import { findArticle } from "../../../reading/find-by-id.ts";
import { findSimilar } from "../../../reading/find-similar.ts";
import { articleUrl, passageUrl } from "../../../reading/make-urls.ts";
import { findHit } from "../../../search/answer/find-hit.ts";
import { findSoughtWords } from "../../../search/answer/find-sought-words.ts";
import { makeArticleHead } from "../head/article-head.ts";
import type { View } from "../view.ts";
import type { Cited } from "./cite-box.ts";
import { frameWide, nameFootnotes } from "./frame-wide.ts";
import type { Came } from "./hit-bar.ts";
import { markWords } from "./mark-words.ts";
import { makeReaderPage } from "./reader-page.ts";
import { writePart } from "./write-part.ts";

/** The search that led to an article, for who may search: its hit only where that is still one of this article. */
async function findCame(
  { number }: ArticleHead,
  { search, rank }: ArticleRequest,
  { index, release, may }: OperationContext,
): Promise<Came | null> {
  if (!search || may?.includes("search") === false) return null;
  const hit = rank === undefined ? null : await findHit(index, search, { rank, release });
  return { request: search, hit: hit?.article === number ? hit : null };
}

function citeArticle(article: ArticleHead, came: Came | null, site: string): Cited {
  const passage = came?.hit?.passage;
  return {
    citation: makeCitation(article.record, articleUrl(article, site)),
    passage: passage ? { anchor: passage.stored.anchor, url: passageUrl(passage, site) } : null,
  };
}

/** Shows an article as a page, or the part of a long one from `start` on, with what a search that led to it sought. Rejects as reading it does. */
export async function showArticle(input: ArticleRequest, context: OperationContext, view: View) {
  const { index, site } = context;
  const { id, start = 0, search } = input;
  const article = await findArticle(index, id);
  const part = findPart(article, start, LIMITS.articleLength);
  const isWhole = part.from === 0 && part.next === null;
  const [page, sought, came, similar] = await Promise.all([
    isWhole ? index.articles.readPage(article) : writePart(index, article, { part, site, words: view.words }),
    search ? findSoughtWords(index, search.query, article.record.id) : new Set<string>(),
    findCame(article, input, context),
    findSimilar(index, article),
  ]);
  return makeReaderPage(
    article,
    {
      part,
      page: markWords(frameWide(nameFootnotes(page, article.record.lang), view.words), sought),
      copies: index.copiesOf(article.number).filter(({ url }) => url !== null && url !== article.record.url),
      similar,
      cited: citeArticle(article, came, site),
      came,
      head: makeArticleHead(article, index, view),
    },
    view,
  );
}
