import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import type { Language } from "../../text/language.ts";
import type { Slot, Wording } from "./parsed-query.ts";

/** Other wordings of something that the query says: phrases that may stand in its place. */
export interface Expansion {
  /** The words of the query that the alternatives stand for, each by its first term. */
  terms: string[];
  alternatives: Wording[];
}

/** A group of equivalent wordings. */
export type SynonymGroup = readonly Wording[];

/** The words of a wording that tell something; `languages` are those of the corpus, by the first of which words are common. */
function readWording(tokens: readonly QueryToken[], [main]: readonly Language[]): Slot[] {
  return tokens.flatMap(({ word, terms }, offset) => (main?.isStopWord(word) ? [] : [{ terms, offset }]));
}

function firstTerm({ terms: [term = ""] }: Slot): string {
  return term;
}

function analyseWording(text: string, languages: readonly Language[]): Wording {
  return readWording(analyseQuery(text, languages), languages);
}

/** Analyses the synonyms of a corpus once, as queries are analysed. */
export function makeSynonymGroups(
  synonyms: readonly (readonly string[])[],
  languages: readonly Language[],
): SynonymGroup[] {
  return synonyms.map((group) => {
    const wordings = group.map((wording) => analyseWording(wording, languages));
    const distinct = new Map(wordings.map((wording) => [wording.map(firstTerm).join(" "), wording]));
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
        wording.every((slot, index) => terms[at + index] === firstTerm(slot)) ? [{ at, wording, group }] : [],
      ),
    ),
  );
  return matches.toSorted((a, b) => b.wording.length - a.wording.length || a.at - b.at);
}

/** Whether a wording says nothing that another does not (the North, of North Korea). */
function isWithin(wording: Wording, other: Wording): boolean {
  const terms = other.map(firstTerm);
  return wording.every((slot) => terms.includes(firstTerm(slot)));
}

/**
 * Finds the synonyms of what a query says. Where one wording lies inside another (Republic of Korea in
 * Democratic People's Republic of Korea) the longer one counts. What is typed itself, or a part of it, is no synonym of the rest.
 */
export function expandSynonyms(
  tokens: readonly QueryToken[],
  groups: readonly SynonymGroup[],
  languages: readonly Language[],
): Expansion[] {
  const terms = readWording(tokens, languages).map(firstTerm);
  const taken = new Set<number>();
  const typed = new Map<Wording, SynonymGroup>();
  for (const { at, wording, group } of findMatches(terms, groups)) {
    const places = wording.map((_, index) => at + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    typed.set(wording, group);
  }
  return Array.from(typed, ([wording, group]) => ({
    terms: wording.map(firstTerm),
    alternatives: group.filter((other) => !typed.has(other) && !isWithin(other, wording)),
  }));
}
