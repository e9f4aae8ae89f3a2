import { parsePassageId } from "../../contract/article-id.ts";
import type { ArticleRecord } from "../../contract/article-record.ts";
import type { Passage, PreparedArticle } from "../../corpus/article.ts";
import type { AnalysedToken } from "../../text/analyse.ts";
import { findLinkWords } from "../../text/find-link-words.ts";
import { languageOf } from "../../text/language.ts";
import { type PageVersion, versionAt } from "../../text/page-version.ts";
import { splitSentences } from "../../text/split-sentences.ts";
import { squeeze } from "../../text/squeeze.ts";
import { countWords, tokenise } from "../../text/tokenise.ts";
import type { VisibleText } from "../../text/visible-text.ts";
import { type StoredPassage, writePassage } from "../format/passage-record.ts";
import { writePlaces } from "../format/token-places.ts";
import { ArticleTerms, type FieldLengths } from "./article-terms.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { findUntold } from "./find-untold.ts";
import type { PassageFields } from "./inverted-index.ts";
import { isListOfLinks } from "./is-list-of-links.ts";
import { type ArticleLabel, labelArticle } from "./label-article.ts";
import { makeHead } from "./make-head.ts";
import { makeSignature } from "./min-hash.ts";

/** What the index takes of a passage. */
interface AnalysedPassage {
  lengths: FieldLengths;
  /** By which its text can be compared. */
  signature: Uint8Array;
  /** The lines that a reader sees. */
  lines: string[];
  /** A {@link StoredPassage} as bytes. */
  stored: Uint8Array;
}

/**
 * All that the index takes of an article. It depends on nothing but the article, and is plain data: it can be made by
 * another thread, and be kept.
 */
export interface AnalysedArticle {
  record: ArticleRecord;
  /** Which version of its page it is; `null` when it has no file of its own. */
  version: PageVersion | null;
  /** The last day that it has. */
  day: string | null;
  labels: ArticleLabel[];
  passages: AnalysedPassage[];
  /** How many titles it has that are indexed. */
  titles: number;
  /** How many first words of its text are shown as its title, which it does not name. */
  lead: number;
  /** Words that a reader sees. */
  words: number;
  /** How often each word is written in it, case-folded. */
  counts: [word: string, count: number][];
  terms: string[];
  /** Their packed postings, one after another. */
  postings: Uint8Array;
  /** A StoredHead as JSON, and its page: both in UTF-8. */
  head: Uint8Array;
  page: Uint8Array;
}

const encoder = new TextEncoder();

/** The titles that are indexed. One made of the first sentence is not: it would weigh that sentence twice. */
function titlesOf({ record, hasHeadline, aliases }: PreparedArticle): string[] {
  return hasHeadline ? [record.title, ...aliases] : aliases;
}

/** Other titles count as the title does; what is said about an article alone leads to its first passage, like a heading. */
function fieldsOf(article: PreparedArticle, passage: Passage, text: string): PassageFields {
  const isFirst = passage === article.passages[0];
  const section = isFirst ? [...passage.section, ...findUntold(article)] : passage.section;
  return { title: titlesOf(article).join("\n"), section: section.join("\n"), text };
}

function countLead({ record, hasHeadline }: PreparedArticle, words: readonly string[]): number {
  if (hasHeadline) return 0;
  const title = Array.from(tokenise(record.title), ({ word }) => word);
  const unlike = title.findIndex((word, at) => word !== words[at]);
  return unlike < 0 ? title.length : unlike;
}

/** Counts the words before, between and behind the passages, such as headings. */
function countOutside(visible: VisibleText, passages: readonly Passage[]): number {
  let [words, from] = [0, 0];
  for (const { start, end } of [...passages.map(({ span }) => span), { start: visible.written.length, end: 0 }]) {
    if (start > from) words += countWords(visible.within({ start: from, end: start }).text);
    from = Math.max(from, end);
  }
  return words;
}

/** Works out what hits need of a passage, of which its reader sees `seen`. Throws a RangeError when the next passage begins before its end. */
function storePassage(
  { text, passages }: PreparedArticle,
  at: number,
  { seen, tokens, before }: { seen: VisibleText; tokens: readonly AnalysedToken[]; before: string },
): StoredPassage {
  const [passage, next] = [passages[at], passages[at + 1]];
  const { start, end } = passage?.span ?? { start: 0, end: 0 };
  if (next && next.span.start < end) throw new RangeError(`Passage began at ${next.span.start}, wanted from ${end} on`);
  return {
    anchor: parsePassageId(passage?.id ?? "").anchor,
    section: passage?.section ?? [],
    start,
    tokens: estimateTokens(seen.written),
    markup: seen.markup,
    link: findLinkWords(seen, before),
    sentences: splitSentences(squeeze(seen.text).text).map((sentence) => sentence.end),
    places: writePlaces(tokens),
    text: seen.written,
    after: text.slice(end, next?.span.start ?? text.length),
  };
}

/** What is read of the text before a passage, in UTF-16 code units, for words that a link to it must not begin with: what is further up is seldom said again. */
const BEFORE_LENGTH = 50_000;

/** Reads what the index takes of an article. Linear in its length. */
export function analyseArticle(article: PreparedArticle): AnalysedArticle {
  const { record, visible } = article;
  const terms = new ArticleTerms(languageOf(record.lang));
  let [lead, words] = [0, countOutside(visible, article.passages)];
  const stored: StoredPassage[] = [];
  // Lower case has as many letters, but for a few that may be off by one.
  const lower = visible.text.toLowerCase();
  const passages = article.passages.map((passage, at): AnalysedPassage => {
    const seen = visible.within(passage.span);
    const isLinks = isListOfLinks(seen.written, seen.text);
    const { lengths, tokens, ...read } = terms.add(fieldsOf(article, passage, seen.text), isLinks);
    if (at === 0) lead = countLead(article, read.words);
    words += lengths.text;
    const { start } = visible.visibleRange(passage.span);
    const before = lower.slice(Math.max(0, start - BEFORE_LENGTH), start);
    const kept = storePassage(article, at, { seen, tokens, before });
    stored.push(kept);
    return { lengths, signature: makeSignature(read.words), lines: seen.lines(), stored: writePassage(kept) };
  });
  const page = encoder.encode(article.html);
  const head = encoder.encode(JSON.stringify(makeHead(article, stored)));
  const [labels, titles] = [labelArticle(article), titlesOf(article).length];
  return {
    record,
    version: versionAt(article.origin),
    day: article.day,
    labels,
    passages,
    titles,
    lead,
    words,
    counts: [...terms.counts],
    ...terms.pack(),
    head,
    page,
  };
}

/** Gives an analysed article another id: its passages know only the rest of theirs. */
export function withId(article: AnalysedArticle, id: string): AnalysedArticle {
  const { record } = article;
  return record.id === id ? article : { ...article, record: { ...record, id } };
}
