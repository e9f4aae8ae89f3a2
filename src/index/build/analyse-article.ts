import { makePassageId, parsePassageId } from "../../contract/article-id.ts";
import type { ArticleRecord } from "../../contract/article-record.ts";
import type { Passage, PreparedArticle } from "../../corpus/article.ts";
import { languageOf } from "../../text/language.ts";
import { countWords, tokenise } from "../../text/tokenise.ts";
import type { VisibleText } from "../../text/visible-text.ts";
import { StoredHead } from "../stored-article.ts";
import { ArticleTerms, type FieldLengths } from "./article-terms.ts";
import type { PassageFields } from "./inverted-index.ts";
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
}

/**
 * All that the index takes of an article. It depends on nothing but the article, and is plain data: it can be made by
 * another thread, and be kept.
 */
export interface AnalysedArticle {
  record: ArticleRecord;
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
  /** A StoredHead as JSON, its text and its page: all in UTF-8. */
  head: Uint8Array;
  text: Uint8Array;
  page: Uint8Array;
}

const encoder = new TextEncoder();

/** The titles that are indexed. One made of the first sentence is not: it would weigh that sentence twice. */
function titlesOf({ record, hasHeadline, aliases }: PreparedArticle): string[] {
  return hasHeadline ? [record.title, ...aliases] : aliases;
}

/** Other titles count as the title does; what is said about an article leads to its first passage, like a heading. */
function fieldsOf(article: PreparedArticle, passage: Passage, text: string): PassageFields {
  const { about, passages } = article;
  const section = passage === passages[0] ? [...passage.section, ...about] : passage.section;
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

/** Reads what the index takes of an article. Linear in its length. */
export function analyseArticle(article: PreparedArticle): AnalysedArticle {
  const { record, visible } = article;
  const terms = new ArticleTerms(languageOf(record.lang));
  let [lead, words] = [0, countOutside(visible, article.passages)];
  const passages = article.passages.map((passage, at): AnalysedPassage => {
    const seen = visible.within(passage.span);
    const read = terms.add(fieldsOf(article, passage, seen.text));
    if (at === 0) lead = countLead(article, read.words);
    words += read.lengths.text;
    return { lengths: read.lengths, signature: makeSignature(read.words), lines: seen.lines() };
  });
  const text = encoder.encode(article.text);
  const page = encoder.encode(article.html);
  const head = encoder.encode(JSON.stringify(makeHead(article, text.length, page.length)));
  const [labels, titles] = [labelArticle(article), titlesOf(article).length];
  return {
    record,
    labels,
    passages,
    titles,
    lead,
    words,
    counts: [...terms.counts],
    ...terms.pack(),
    head,
    text,
    page,
  };
}

/** Gives an analysed article another id. */
export function withId(article: AnalysedArticle, id: string): AnalysedArticle {
  const { record } = article;
  if (record.id === id) return article;
  const head = StoredHead.parse(JSON.parse(new TextDecoder().decode(article.head)));
  const renamed: StoredHead = {
    ...head,
    record: { ...head.record, id },
    passages: head.passages.map((passage) => ({
      ...passage,
      id: makePassageId(id, parsePassageId(passage.id).anchor),
    })),
  };
  return { ...article, record: renamed.record, head: encoder.encode(JSON.stringify(renamed)) };
}
