import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { QueryToken } from "../../text/analyse-query.ts";
import { expandSynonyms, makeSynonymGroups, type SynonymGroup } from "./expand-synonyms.ts";
import type { FoundTerm, TermFinder } from "./find-terms.ts";

/** Another wording of something in the query, all of whose words the index has. */
export interface FoundSynonym {
  /** The words of the query that it is a synonym of, each by its first term. */
  terms: readonly string[];
  wording: { terms: FoundTerm[]; offset: number }[];
}

const groupsOfIndex = new WeakMap<PassageIndex, SynonymGroup[]>();

function groupsOf(index: PassageIndex): SynonymGroup[] {
  const known = groupsOfIndex.get(index);
  if (known) return known;
  const groups = makeSynonymGroups(index.corpus.synonyms, index.languages);
  groupsOfIndex.set(index, groups);
  return groups;
}

/** Finds the synonyms of what a query says that the index has. */
export function findSynonyms(index: PassageIndex, tokens: readonly QueryToken[], finder: TermFinder): FoundSynonym[] {
  if (index.corpus.synonyms.length === 0) return [];
  return expandSynonyms(tokens, groupsOf(index), index.languages).flatMap(({ terms, alternatives }) =>
    alternatives
      .map((wording) => wording.map((slot) => ({ terms: finder.find(slot.terms), offset: slot.offset })))
      .filter((wording) => wording.every((slot) => slot.terms.length > 0))
      .map((wording) => ({ terms, wording })),
  );
}
