import { type AnalysedToken, analyse, isStopWord } from "../analysis/analyse.ts";

/** Other wordings of something that the query says: each alternative is a list of terms that must all match. */
export interface Expansion {
  /** The terms of the query that the alternatives stand for. */
  terms: string[];
  alternatives: string[][];
}

/** A group of equivalent wordings, each as the terms that are scored. */
export type SynonymGroup = readonly (readonly string[])[];

function scoredTerms(tokens: readonly AnalysedToken[]): string[] {
  return tokens.filter(({ word }) => !isStopWord(word)).map(({ term }) => term);
}

/** Analyses the synonyms of a corpus once, as queries are analysed. */
export function makeSynonymGroups(synonyms: readonly (readonly string[])[]): SynonymGroup[] {
  return synonyms.map((group) => {
    const distinct = new Map(
      group.map((wording) => scoredTerms(analyse(wording))).map((terms) => [terms.join(" "), terms]),
    );
    return [...distinct.values()].filter((terms) => terms.length > 0);
  });
}

interface Match {
  at: number;
  wording: readonly string[];
  group: SynonymGroup;
}

function findMatches(terms: readonly string[], groups: readonly SynonymGroup[]): Match[] {
  const matches = groups.flatMap((group) =>
    group.flatMap((wording) =>
      terms.flatMap((_, at) =>
        wording.every((term, index) => terms[at + index] === term) ? [{ at, wording, group }] : [],
      ),
    ),
  );
  return matches.toSorted((a, b) => b.wording.length - a.wording.length || a.at - b.at);
}

/**
 * Finds the synonyms of what a query says. Where one wording lies inside another (Republic of Korea in
 * Democratic People's Republic of Korea) the longer one counts.
 */
export function expandSynonyms(tokens: readonly AnalysedToken[], groups: readonly SynonymGroup[]): Expansion[] {
  const terms = scoredTerms(tokens);
  const taken = new Set<number>();
  const expansions: Expansion[] = [];
  for (const { at, wording, group } of findMatches(terms, groups)) {
    const places = wording.map((_, index) => at + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    const alternatives = group.filter((other) => other !== wording).map((other) => [...other]);
    expansions.push({ terms: [...wording], alternatives });
  }
  return expansions;
}
