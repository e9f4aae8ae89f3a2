import type { ArticleDocument, PassageDocument, PassageEntry } from "../contract/article-documents.ts";
import { LIMITS } from "../contract/limits.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { findPart, readPart } from "./article-part.ts";
import type { FoundPassage } from "./find-by-id.ts";
import { makeArticleReference, passageUrl } from "./make-urls.ts";
import { type OpenPassage, readPassages } from "./read-passages.ts";

/** Describes a passage to be read on its own. */
function describePassage(open: OpenPassage, site: string): PassageEntry {
  const { id, section, text, span } = open;
  return { id, section, url: passageUrl(open, site), text, span };
}

/** Gives an article with its sections and where its passages lie; of a very long one the part from `start` on. Rejects as {@link findPart} throws. */
export async function readArticleDocument(
  index: PassageIndex,
  article: ArticleHead,
  { site, start = 0 }: { site: string; start?: number | undefined },
): Promise<ArticleDocument> {
  const { summary, aliases, guessed, tokens, sections, passages } = article;
  const part = findPart(article, start, LIMITS.articleLength);
  const end = part.next ?? Number.POSITIVE_INFINITY;
  const inPart = sections.filter((section) => section.start >= part.start && section.start < end);
  return {
    ...makeArticleReference(article, site),
    summary,
    aliases,
    guessed,
    copies: index.copiesOf(article.number).map((record) => makeArticleReference({ record }, site)),
    tokens,
    text: await readPart(index, article, part),
    start: part.start,
    next_start: part.next,
    sections: inPart.map(({ id, title, level, tokens: size }) => ({ id, title, level, tokens: size })),
    passages: passages.slice(part.from, part.to).map(({ id, span }) => ({ id, span })),
    index: index.reference,
  };
}

/** Gives a passage with up to `neighbours` passages of its article on either side, in reading order. */
export async function readPassageDocument(
  index: PassageIndex,
  { number, article }: FoundPassage,
  options: { neighbours: number; site: string },
): Promise<PassageDocument> {
  const { neighbours, site } = options;
  const place = number - article.first;
  const first = Math.max(0, place - neighbours);
  const around = article.passages.slice(first, place + neighbours + 1);
  const opened = await readPassages(
    index,
    around.map((_, at) => article.first + first + at),
  );
  const entries = opened.map((open) => describePassage(open, site));
  const [passage] = entries.splice(place - first, 1);
  if (!passage) throw new RangeError(`Passage number was ${number}, wanted one of the article ${article.record.id}`);
  return {
    ...passage,
    article: makeArticleReference(article, site),
    before: entries.slice(0, place - first),
    after: entries.slice(place - first),
    index: index.reference,
  };
}
