import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import type { Language } from "../../text/language.ts";
import type { Slot, Wording } from "./parsed-query.ts";

/** Other wordings of something that the query says. */
export interface Expansion {
  /** The words of the query that they are synonyms of, each by its first term. */
  terms: string[];
  alternatives: Wording[];
}

/** A group of equivalent wordings. */
export type SynonymGroup = readonly Wording[];

/** The words of a wording without those that are common in the first of the corpus' languages. */
function readWording(tokens: readonly QueryToken[], [main]: readonly Language[]): Slot[] {
  return tokens.flatMap(({ word, terms }, offset) => (main?.isStopWord(word) ? [] : [{ terms, offset }]));
}

function firstTerms(wording: Wording): string[] {
  return wording.map(({ terms: [term = ""] }) => term);
}

/** A key that wordings of the same words share. */
function keyOf(wording: Wording): string {
  return firstTerms(wording).join(" ");
}

/** Drops wordings that repeat the words of another. */
function distinct(wordings: readonly Wording[]): Wording[] {
  return [...new Map(wordings.map((wording) => [keyOf(wording), wording])).values()];
}

/** Analyses the synonyms of a corpus once, as queries are analysed. */
export function makeSynonymGroups(
  synonyms: readonly (readonly string[])[],
  languages: readonly Language[],
): SynonymGroup[] {
  return synonyms.map((group) => {
    const wordings = group.map((text) => readWording(analyseQuery(text, languages), languages));
    return distinct(wordings).filter((wording) => wording.length > 0);
  });
}

/** A wording that the query has, and at which of its words, common ones not counted. */
interface Match {
  at: number;
  wording: Wording;
}

/** Finds the wordings that a query has, the longest first, equals in its order. */
function findWordings(terms: readonly string[], groups: readonly SynonymGroup[]): Match[] {
  const isAt = (wording: Wording, at: number) => wording.every((slot, index) => slot.terms[0] === terms[at + index]);
  const matches = groups.flatMap((group) =>
    group.flatMap((wording) => terms.flatMap((_, at) => (isAt(wording, at) ? [{ at, wording }] : []))),
  );
  return matches.sort((a, b) => b.wording.length - a.wording.length || a.at - b.at);
}

/** Keeps the first of wordings that overlap. */
function withoutOverlap(matches: readonly Match[]): Wording[] {
  const taken = new Set<number>();
  const kept = matches.filter(({ at, wording }) => {
    const words = wording.map((_, index) => at + index);
    if (words.some((word) => taken.has(word))) return false;
    for (const word of words) taken.add(word);
    return true;
  });
  return distinct(kept.map(({ wording }) => wording));
}

/**
 * Finds the synonyms of what a query says, in every group that has it. Where one wording lies inside another (Republic of
 * Korea in Democratic People's Republic of Korea) the longer one counts. What is typed, or a part of it, is no synonym.
 */
export function expandSynonyms(
  tokens: readonly QueryToken[],
  groups: readonly SynonymGroup[],
  languages: readonly Language[],
): Expansion[] {
  const typed = withoutOverlap(findWordings(firstTerms(readWording(tokens, languages)), groups));
  const typedKeys = new Set(typed.map(keyOf));
  return typed.map((wording) => {
    const [terms, key] = [firstTerms(wording), keyOf(wording)];
    const others = groups.filter((group) => group.some((one) => keyOf(one) === key)).flat();
    // A part of a wording says nothing that it does not: the North, of North Korea.
    const isWithin = (other: Wording) => firstTerms(other).every((term) => terms.includes(term));
    return {
      terms,
      alternatives: distinct(others).filter((other) => !typedKeys.has(keyOf(other)) && !isWithin(other)),
    };
  });
}
