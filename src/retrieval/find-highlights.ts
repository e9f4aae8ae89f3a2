import { termOf } from "../analysis/analyse.ts";
import { type Token, tokenise } from "../analysis/tokenise.ts";
import type { Highlights } from "../contract/ranges.ts";
import type { Wording } from "./expand-synonyms.ts";

/** What is marked in a text: words that have one of the terms, and phrases. */
export interface Sought {
  terms: ReadonlySet<string>;
  phrases: readonly Wording[];
}

/** A place in a text that has something sought: a half-open range, and the term or phrase that it has. */
export interface Occurrence {
  start: number;
  end: number;
  name: string;
}

function findPhrase(tokens: readonly (Token & { term: string })[], phrase: Wording): Occurrence[] {
  const name = phrase.map(({ term }) => term).join(" ");
  const [first] = phrase;
  const last = phrase.at(-1);
  if (!first || !last) return [];
  return tokens.flatMap(({ start }, at) => {
    const isHere = phrase.every(({ term, offset }) => tokens[at + offset - first.offset]?.term === term);
    return isHere ? [{ start, end: tokens[at + last.offset - first.offset]?.end ?? start, name }] : [];
  });
}

/** Finds everything sought, by where it begins. Linear in the text for each phrase. */
export function findOccurrences(text: string, { terms, phrases }: Sought): Occurrence[] {
  const tokens = Array.from(tokenise(text), (token) => ({ ...token, term: termOf(token.word) }));
  const words = tokens
    .filter(({ term }) => terms.has(term))
    .map(({ start, end, term }) => ({ start, end, name: term }));
  if (phrases.length === 0) return words;
  return [...words, ...phrases.flatMap((phrase) => findPhrase(tokens, phrase))].sort((a, b) => a.start - b.start);
}

/** Finds the ranges to highlight: ordered and disjoint, a word inside a phrase is one with it. */
export function findHighlights(text: string, sought: Sought): Highlights {
  const highlights: Highlights = [];
  for (const { start, end } of findOccurrences(text, sought)) {
    const last = highlights.at(-1);
    if (last && start < (last[1] ?? 0)) last[1] = Math.max(last[1] ?? 0, end);
    else highlights.push([start, end]);
  }
  return highlights;
}
