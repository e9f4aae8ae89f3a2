import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type OpenPassage, readPassages } from "../../reading/read-passages.ts";
import { analyse } from "../../text/analyse.ts";
import { languageOf } from "../../text/language.ts";
import type { Candidate } from "./top-passages.ts";

/** Passages to reorder, from the first on: their texts are read, in as many fetches at worst. */
const POOL = 40;

/** Weight of a passage's score; the rest is that of its similarity to those before it. */
const RELEVANCE = 0.7;

function termsOf({ visible, article }: OpenPassage): Set<string> {
  const language = languageOf(article.record.lang);
  const tokens = analyse(visible.text, language);
  return new Set(tokens.filter(({ word }) => !language.isStopWord(word)).map(({ term }) => term));
}

/** Cosine of the angle between two sets: 1 when they are equal, 0 when they have nothing in common. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.max(1, Math.sqrt(a.size * b.size));
}

/**
 * Orders the first passages of a list so that each is relevant and differs from those before it: maximal marginal relevance
 * (Carbonell & Goldstein 1998). The best stays first; passages beyond the first {@link POOL} stay where they are.
 */
export async function diversify(index: PassageIndex, list: readonly Candidate[]): Promise<Candidate[]> {
  const opened = await readPassages(
    index,
    list.slice(0, POOL).map(({ passage }) => passage),
  );
  const best = list[0]?.score || 1;
  const waiting = opened.map((open, at) => ({ candidate: list[at], terms: termsOf(open), nearest: 0 }));
  const chosen: Candidate[] = [];
  while (waiting.length > 0) {
    const worths = waiting.map(({ candidate, nearest }) => {
      return RELEVANCE * ((candidate?.score ?? 0) / best) - (1 - RELEVANCE) * nearest;
    });
    const [next] = waiting.splice(worths.indexOf(Math.max(...worths)), 1);
    if (next?.candidate) chosen.push(next.candidate);
    for (const other of waiting)
      other.nearest = Math.max(other.nearest, similarity(other.terms, next?.terms ?? new Set()));
  }
  return [...chosen, ...list.slice(POOL)];
}

/** How many passages {@link diversify} needs to give the first `most`. */
export function depthToDiversify(most: number): number {
  return Math.max(POOL, most);
}
