import { readMarkup } from "../index/format/markup-record.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
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
  /** Tokens outside headings: a quote may run across a heading and leave it out. */
  body: readonly QuoteToken[];
}

/** An article with the passages in which a quote may occur. */
export interface OpenArticle {
  head: ArticleHead;
  /** The text, after the headline when that is not in it. */
  visible: VisibleText;
  /** Where the text begins, after the headline; the same in `visible.text` and in `visible.written`. */
  textStart: number;
  /** What is added to an offset of the article's text to have it in `visible.written`, which may begin in its middle. */
  shift: number;
  runs: readonly PassageRun[];
  /** Whether passages were left out, since there were too many. */
  isCut: boolean;
}

type VisibleArticle = Omit<OpenArticle, "runs" | "isCut">;

/** Where a quote occurs in an article: an occurrence of each of its parts, in order; at least one. */
export interface Occurrence {
  article: OpenArticle;
  parts: readonly PartOccurrence[];
}

/**
 * Reads the text from passage `from` up to passage `to`. Puts the headline before the first passage, unless the text has it as a
 * heading, or it is the first sentence and so not indexed as a title.
 */
async function readVisible(
  index: PassageIndex,
  head: ArticleHead,
  { from, to }: { from: number; to: number },
): Promise<VisibleArticle> {
  const { title } = head.record;
  const isIndexed = (index.columns.titleLength[head.number] ?? 0) > 0;
  const isShown = !isIndexed || head.sections.some((section) => section.title === title);
  const headline = isShown || from > 0 ? "" : `${title}\n\n`;
  const textStart = headline.length;
  const text = await index.articles.readStretch(head, from, to);
  const start = from === 0 ? 0 : (head.passages[from]?.span.start ?? 0);
  const shift = textStart - start;
  const markup = readMarkup(head.markup)
    .filter((one) => one.start >= start && one.end <= start + text.length)
    .map((one) => ({ start: one.start + shift, end: one.end + shift, shown: one.shown }));
  return { head, visible: new VisibleText(headline + text, markup), textStart, shift };
}

/** Opens the passages from number `first` of the article up to `next`. */
function openRun({ head, visible, textStart, shift }: VisibleArticle, first: number, next: number): PassageRun {
  const seen = (from: number, to: number) => visible.visibleRange({ start: from + shift, end: to + shift });
  const from = first === 0 ? -textStart : (head.passages[first - 1]?.span.end ?? 0);
  const { start, end } = seen(from, head.passages[next]?.span.start ?? visible.written.length - shift);
  const tokens = readTokens(visible.text.slice(start, end), start);
  // Only headings are outside passages; but a heading with nothing below it is a passage.
  const headings = new Set(head.sections.map((section) => section.start));
  const passages = head.passages.slice(first, next).filter(({ span }) => !headings.has(span.start));
  const texts = [{ start: 0, end: textStart }, ...passages.map(({ span }) => seen(span.start, span.end))];
  const body = tokens.filter((token) => {
    const text = texts[findFirst(texts.length, (at) => (texts[at]?.end ?? 0) > token.start)];
    return text !== undefined && text.start <= token.start;
  });
  return { length: end - start, tokens, body };
}

/** The first of some passages of an article, as many as begin within `most` characters of their texts, at least one; ascending. */
function takePassages({ passages }: ArticleHead, wanted: ReadonlySet<number>, most: number): Set<number> {
  let length = 0;
  const taken = [...wanted].filter((at, order) => {
    const isWithin = order === 0 || length < most;
    const { start, end } = passages[at]?.span ?? { start: 0, end: 0 };
    length += end - start;
    return isWithin;
  });
  return new Set(taken.sort((a, b) => a - b));
}

/** Opens passages of an article, given by their numbers in it, the likeliest first: `most` characters of them. Linear in the text from the first to the last in order. */
export async function openArticle(
  index: PassageIndex,
  head: ArticleHead,
  { passages: wanted, most }: { passages: ReadonlySet<number>; most: number },
): Promise<OpenArticle> {
  const passages = takePassages(head, wanted, most);
  const numbers = [...passages];
  // With what stands before the first, such as its heading.
  const from = Math.max(0, (numbers[0] ?? 0) - 1);
  const article = await readVisible(index, head, { from, to: (numbers.at(-1) ?? 0) + 1 });
  const firsts = numbers.filter((at) => !passages.has(at - 1));
  const runs = firsts.map((first) => {
    let next = first + 1;
    while (passages.has(next)) next += 1;
    return openRun(article, first, next);
  });
  return { ...article, runs, isCut: passages.size < wanted.size };
}

/** Finds where a part occurs word for word among tokens, in order, none overlapping (Knuth, Morris & Pratt 1977). Linear. */
function findSequence({ tokens: sequence, words }: QuotePart, tokens: readonly QuoteToken[]): PartOccurrence[] {
  // For each token of the sequence, how long a beginning of it ends there, itself left aside.
  const overlaps = [0];
  // How long a beginning of the sequence ends at a token, of the length of that before.
  const match = (key: string, before: number): number => {
    let length = before;
    while (length > 0 && key !== sequence[length]?.key) length = overlaps[length - 1] ?? 0;
    return key === sequence[length]?.key ? length + 1 : length;
  };
  for (const { key } of sequence.slice(1)) overlaps.push(match(key, overlaps.at(-1) ?? 0));
  const found: PartOccurrence[] = [];
  let length = 0;
  for (const [at, { key, end }] of tokens.entries()) {
    length = match(key, length);
    if (length < sequence.length) continue;
    found.push({ start: tokens[at + 1 - length]?.start ?? 0, end, differences: [], agreeing: words, words });
    length = 0;
  }
  return found;
}

/** Finds where a part occurs word for word in a run, in order, with or without the headings that it crosses. */
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
 * Chains the occurrences of parts, each list in order: each of the first part with the next one of the second after it, and
 * so on. Of chains with the same second part only the last, the shortest, is kept.
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

/** Finds where a quote occurs word for word in an article, whose text may have the same ellipses. */
export function findExactOccurrences({ readings, parts }: Quote, article: OpenArticle): Occurrence[] {
  for (const sought of [...readings.map((whole) => [whole]), parts]) {
    const found = findParts(article, sought, findExact);
    if (found.length > 0) return found;
  }
  return [];
}

/** Finds where a quote nearly occurs in an article. */
export function findNearOccurrences({ parts }: Quote, article: OpenArticle): Occurrence[] {
  return findParts(article, parts, (part, run) =>
    part.words < MIN_NEAR_WORDS ? findExact(part, run) : findNear(part, article.visible.text, run.tokens),
  );
}
