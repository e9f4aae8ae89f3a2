import type { ClauseSlot } from "../../src/search/query/query-plan.ts";
import type { Ranking } from "../../src/search/score/rank-passages.ts";
import { type Candidate, isMatched } from "../../src/search/score/top-passages.ts";
import { type AnalysedToken, analyse } from "../../src/text/analyse.ts";
import { hasBigrams } from "../../src/text/find-bigrams.ts";
import type { Language } from "../../src/text/language.ts";
import type { TextRange } from "../../src/text/split-sentences.ts";

/** A phrase to be marked: for each of its words the terms that it may have, and how many words after the first it stands. */
export type SoughtPhrase = readonly { terms: ReadonlySet<string>; offset: number }[];

/** What is marked in a text: words that have one of the terms, and phrases. */
export interface Sought {
  terms: ReadonlySet<string>;
  phrases: readonly SoughtPhrase[];
  /** Words that may stand inside longer ones, in scripts that part no words or hang their endings on. */
  parts: readonly string[];
}

/** Where something sought occurs in a text, and the term or phrase that it is. */
export interface Occurrence extends TextRange {
  name: string;
}

/** What of a token has one of some terms: all of it, the name that begins with it, or a part. */
function* rangesWith(token: AnalysedToken, terms: ReadonlySet<string>): Generator<Occurrence> {
  const { start, end, term, bareTerm, name, whole, parts, signs } = token;
  const isOwn = terms.has(term) || [bareTerm, name].some((other) => other !== null && terms.has(other));
  if (isOwn) yield { start, end, name: term };
  if (whole && terms.has(whole.term)) yield { start: whole.start, end: whole.end, name: whole.term };
  for (const sign of signs) if (terms.has(sign.term)) yield { start: sign.start, end: sign.end, name: sign.term };
  if (isOwn) return;
  for (const part of parts) if (terms.has(part.term)) yield { start: part.start, end: part.end, name: part.term };
}

function hasTerm(token: AnalysedToken | undefined, terms: ReadonlySet<string>): boolean {
  return token !== undefined && !rangesWith(token, terms).next().done;
}

function findPhrase(tokens: readonly AnalysedToken[], phrase: SoughtPhrase): Occurrence[] {
  const [first] = phrase;
  const last = phrase.at(-1);
  if (!first || !last) return [];
  const name = phrase.map(({ terms }) => [...terms].join("|")).join(" ");
  return tokens.flatMap(({ start }, at) => {
    const tokenOf = (offset: number) => tokens[at + offset - first.offset];
    const isHere = phrase.every(({ terms, offset }) => hasTerm(tokenOf(offset), terms));
    return isHere ? [{ start, end: tokenOf(last.offset)?.end ?? start, name }] : [];
  });
}

/** Finds a token as one that has a term; else what of it is one of the parts. */
function findInToken(token: AnalysedToken, { terms, parts }: Sought): Occurrence[] {
  const { start, end, word } = token;
  const own = [...rangesWith(token, terms)];
  if (own.length > 0 || parts.length === 0 || word.length !== end - start || !hasBigrams(word)) return own;
  const inside = parts.find((part) => word.includes(part));
  if (inside === undefined) return [];
  const from = start + word.indexOf(inside);
  return [{ start: from, end: from + inside.length, name: inside }];
}

/** Finds everything sought in a text by reading all of it: what the index knows of its tokens is not asked. */
export function findByAnalysis(text: string, sought: Sought, language: Language): Occurrence[] {
  const tokens = analyse(text, language);
  const words = tokens.flatMap((token) => findInToken(token, sought));
  if (sought.phrases.length === 0) return words;
  return [...words, ...sought.phrases.flatMap((phrase) => findPhrase(tokens, phrase))].sort(
    (a, b) => a.start - b.start,
  );
}

/** What of a query is marked in a passage: the terms and phrases of the clauses that it matches. Common words only inside phrases. */
export function soughtIn({ query, plan }: Ranking, candidate: Candidate): Sought {
  const matched = plan.clauses.filter((_, at) => isMatched(candidate, at));
  const termsOf = ({ members }: ClauseSlot) => members.map(({ term }) => plan.terms[term]?.term ?? "");
  return {
    terms: new Set(matched.flatMap(({ slots }) => (slots.length === 1 ? slots.flatMap(termsOf) : []))),
    phrases: matched.flatMap(({ slots }) =>
      slots.length === 1 ? [] : [slots.map((slot) => ({ terms: new Set(termsOf(slot)), offset: slot.offset }))],
    ),
    parts: query.words.map(({ word }) => word).filter(hasBigrams),
  };
}
