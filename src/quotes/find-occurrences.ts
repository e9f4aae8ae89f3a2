import { readMarkup } from "../index/format/markup-record.ts";
import type { ArticleHead, PassageIndex } from "../index/read/passage-index.ts";
import { findFirst } from "../text/find-first.ts";
import { VisibleText } from "../text/visible-text.ts";
import { findNear, type PartOccurrence } from "./find-near.ts";
import { type Quote, type QuotePart, type QuoteToken, readTokens } from "./read-quote.ts";

/** Fewest words of a part that may be near: of two words, one changed is half of what is said. */
export const MIN_NEAR_WORDS = 3;

/** Passages that follow one another and the headings around them, as tokens of the visible text. */
interface PassageRun {
  /** In UTF-16 code units. */
  length: number;
  tokens: readonly QuoteToken[];
  /** Tokens that are in no heading: who quotes across a heading may leave it out. */
  body: readonly QuoteToken[];
}

/** An article with what of it a reader sees. */
interface VisibleArticle {
  head: ArticleHead;
  /** Begins with the headline when that is not in the text. */
  visible: VisibleText;
  /** How many code units come before the text, as written and as seen alike. */
  textStart: number;
}

/** An article opened where a quote may occur in it. */
export interface OpenArticle extends VisibleArticle {
  runs: readonly PassageRun[];
}

/** Where a quote occurs in an article: where its parts do, in order, at least one. */
export interface Occurrence {
  article: OpenArticle;
  parts: readonly PartOccurrence[];
}

/** Puts the headline before the text unless the text has it: as a heading, or as its first sentence; then its title is not indexed. */
async function readVisible(index: PassageIndex, head: ArticleHead): Promise<VisibleArticle> {
  const { title } = head.record;
  const isIndexed = (index.columns.titleLength[head.number] ?? 0) > 0;
  const isShown = !isIndexed || head.sections.some((section) => section.title === title);
  const headline = isShown ? "" : `${title}\n\n`;
  const textStart = headline.length;
  const markup = readMarkup(head.markup).map(({ start, end, shown }) => {
    return { start: start + textStart, end: end + textStart, shown };
  });
  return { head, visible: new VisibleText(headline + (await index.readText(head)), markup), textStart };
}

/** Opens a run of passages, from one to before another, by their numbers in the article. */
function openRun({ head, visible, textStart }: VisibleArticle, first: number, next: number): PassageRun {
  const seen = (from: number, to: number) => visible.visibleRange({ start: from + textStart, end: to + textStart });
  const from = first === 0 ? -textStart : (head.passages[first - 1]?.span.end ?? 0);
  const { start, end } = seen(from, head.passages[next]?.span.start ?? visible.written.length - textStart);
  const tokens = readTokens(visible.text.slice(start, end), start);
  // All but headings is in passages, and a heading with nothing below it is one.
  const headings = new Set(head.sections.map((section) => section.start));
  const passages = head.passages.slice(first, next).filter(({ span }) => !headings.has(span.start));
  const texts = [{ start: 0, end: textStart }, ...passages.map(({ span }) => seen(span.start, span.end))];
  const body = tokens.filter((token) => {
    const text = texts[findFirst(texts.length, (at) => (texts[at]?.end ?? 0) > token.start)];
    return text !== undefined && text.start <= token.start;
  });
  return { length: end - start, tokens, body };
}

/** Opens those passages of an article, by their numbers in it, where a quote may occur. Linear in the length of the article. */
export async function openArticle(
  index: PassageIndex,
  head: ArticleHead,
  passages: ReadonlySet<number>,
): Promise<OpenArticle> {
  const article = await readVisible(index, head);
  const firsts = [...passages].filter((at) => !passages.has(at - 1)).sort((a, b) => a - b);
  const runs = firsts.map((first) => {
    let next = first + 1;
    while (passages.has(next)) next += 1;
    return openRun(article, first, next);
  });
  return { ...article, runs };
}

/**
 * Finds where a part occurs word for word among tokens, in order, none overlapping: where its beginning that ends at a token is
 * all of it (Knuth, Morris & Pratt 1977). Linear.
 */
function findSequence({ tokens: sequence, words }: QuotePart, tokens: readonly QuoteToken[]): PartOccurrence[] {
  const all = [...sequence, null, ...tokens];
  // How long a beginning of the sequence ends at each token, other than the token's own.
  const lengths = new Uint32Array(all.length);
  const found: PartOccurrence[] = [];
  for (let at = 1; at < all.length; at++) {
    let length = lengths[at - 1] ?? 0;
    while (length > 0 && all[at]?.key !== all[length]?.key) length = lengths[length - 1] ?? 0;
    if (all[at]?.key === all[length]?.key) length += 1;
    lengths[at] = length;
    const [first, last] = [all[at - length + 1], all[at]];
    if (length === sequence.length && first && last && first.start >= (found.at(-1)?.end ?? 0))
      found.push({ start: first.start, end: last.end, differences: [], agreeing: words, words });
  }
  return found;
}

/** Finds where a part occurs word for word in a run, in order, with or without the headings that it runs across. */
function findExact(part: QuotePart, { tokens, body }: PassageRun): PartOccurrence[] {
  const found = findSequence(part, tokens);
  if (body.length === tokens.length) return found;
  const across = findSequence(part, body).filter(({ start, end }) => {
    const next = found[findFirst(found.length, (at) => (found[at]?.end ?? 0) > start)];
    return !next || next.start >= end;
  });
  return [...found, ...across].sort((a, b) => a.start - b.start);
}

/**
 * Chains the occurrences of parts, each list in order: to each of the first part the next of the second after it, and so
 * on. Of chains that end alike only the tightest is given.
 */
function chainParts([firsts = [], ...others]: readonly (readonly PartOccurrence[])[]): PartOccurrence[][] {
  const chains: PartOccurrence[][] = [];
  for (const first of firsts) {
    const chain = [first];
    let { end } = first;
    for (const options of others) {
      const next = options[findFirst(options.length, (at) => (options[at]?.start ?? 0) >= end)];
      if (!next) return chains;
      chain.push(next);
      end = next.end;
    }
    if (chain.length > 1 && chains.at(-1)?.[1] === chain[1]) chains.pop();
    chains.push(chain);
  }
  return chains;
}

function findParts(
  article: OpenArticle,
  parts: readonly QuotePart[],
  find: (part: QuotePart, run: PassageRun) => PartOccurrence[],
): Occurrence[] {
  const found = parts.map((part) => article.runs.flatMap((run) => find(part, run)));
  return chainParts(found).map((chain) => ({ article, parts: chain }));
}

/** Finds where a quote occurs word for word in an article; its ellipses may be in the article too. */
export function findExactOccurrences({ readings, parts }: Quote, article: OpenArticle): Occurrence[] {
  for (const sought of [...readings.map((whole) => [whole]), parts]) {
    const found = findParts(article, sought, findExact);
    if (found.length > 0) return found;
  }
  return [];
}

/** Finds where a quote occurs nearly in an article. */
export function findNearOccurrences({ parts }: Quote, article: OpenArticle): Occurrence[] {
  return findParts(article, parts, (part, run) =>
    part.words < MIN_NEAR_WORDS ? findExact(part, run) : findNear(part, article.visible.text, run.tokens),
  );
}
