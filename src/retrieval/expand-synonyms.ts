import { type AnalysedToken, analyse, isStopWord } from "../analysis/analyse.ts";

/** A wording as the terms of it that are scored, each with its place among all of its words. */
export type Wording = readonly { term: string; offset: number }[];

/** Other wordings of something that the query says: phrases that may stand in its place. */
export interface Expansion {
  /** The terms of the query that the alternatives stand for. */
  terms: string[];
  alternatives: Wording[];
}

/** A group of equivalent wordings. */
export type SynonymGroup = readonly Wording[];

function readWording(tokens: readonly AnalysedToken[]): Wording {
  return tokens.flatMap(({ word, term }, offset) => (isStopWord(word) ? [] : [{ term, offset }]));
}

function termsOf(wording: Wording): string[] {
  return wording.map(({ term }) => term);
}

/** Analyses the synonyms of a corpus once, as queries are analysed. */
export function makeSynonymGroups(synonyms: readonly (readonly string[])[]): SynonymGroup[] {
  return synonyms.map((group) => {
    const wordings = group.map((wording) => readWording(analyse(wording)));
    const distinct = new Map(wordings.map((wording) => [termsOf(wording).join(" "), wording]));
    return [...distinct.values()].filter((wording) => wording.length > 0);
  });
}

interface Match {
  at: number;
  wording: Wording;
  group: SynonymGroup;
}

function findMatches(terms: readonly string[], groups: readonly SynonymGroup[]): Match[] {
  const matches = groups.flatMap((group) =>
    group.flatMap((wording) =>
      terms.flatMap((_, at) =>
        wording.every(({ term }, index) => terms[at + index] === term) ? [{ at, wording, group }] : [],
      ),
    ),
  );
  return matches.toSorted((a, b) => b.wording.length - a.wording.length || a.at - b.at);
}

/**
 * Finds the synonyms of what a query says. Where one wording lies inside another (Republic of Korea in
 * Democratic People's Republic of Korea) the longer one counts. What is typed itself is no synonym of the rest.
 */
export function expandSynonyms(tokens: readonly AnalysedToken[], groups: readonly SynonymGroup[]): Expansion[] {
  const terms = termsOf(readWording(tokens));
  const taken = new Set<number>();
  const typed = new Map<Wording, SynonymGroup>();
  for (const { at, wording, group } of findMatches(terms, groups)) {
    const places = wording.map((_, index) => at + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    typed.set(wording, group);
  }
  return Array.from(typed, ([wording, group]) => ({
    terms: termsOf(wording),
    alternatives: group.filter((other) => !typed.has(other)),
  }));
}
