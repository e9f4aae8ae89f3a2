import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type OpenPassage, readPassages } from "../../reading/read-passages.ts";
import { analyse } from "../../text/analyse.ts";
import { languageOf } from "../../text/language.ts";
import type { Candidate } from "./top-passages.ts";

/** Passages from the first on among which is chosen: their texts are read, in as many fetches at the worst. */
const POOL = 40;

/** How much a passage's score counts against its similarity to those before it. */
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
 * Puts the first passages of a list in an order in which each is relevant and unlike those before it: maximal marginal
 * relevance (Carbonell & Goldstein 1998). The best stays first; what comes behind the first {@link POOL} stays as it is.
 */
export async function diversify(index: PassageIndex, list: readonly Candidate[]): Promise<Candidate[]> {
  const opened = await readPassages(
    index,
    list.slice(0, POOL).map(({ passage }) => passage),
  );
  const best = list[0]?.score || 1;
  const waiting = opened.map((open, at) => ({ candidate: list[at], terms: termsOf(open), likest: 0 }));
  const chosen: Candidate[] = [];
  while (waiting.length > 0) {
    const worths = waiting.map(({ candidate, likest }) => {
      return RELEVANCE * ((candidate?.score ?? 0) / best) - (1 - RELEVANCE) * likest;
    });
    const [next] = waiting.splice(worths.indexOf(Math.max(...worths)), 1);
    if (next?.candidate) chosen.push(next.candidate);
    for (const other of waiting)
      other.likest = Math.max(other.likest, similarity(other.terms, next?.terms ?? new Set()));
  }
  return [...chosen, ...list.slice(POOL)];
}

/** Passages of a list that are needed to give its first so many in the order of {@link diversify}. */
export function depthToDiversify(most: number): number {
  return Math.max(POOL, most);
}
