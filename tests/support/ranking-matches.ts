import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { findMatches } from "../../src/search/score/find-matches.ts";
import { candidateAt } from "../../src/search/score/matches.ts";
import type { Ranking } from "../../src/search/score/rank-passages.ts";
import { type Candidate, isMatched } from "../../src/search/score/top-passages.ts";
import type { NaiveMember } from "./naive-plan.ts";
import type { NaiveHit } from "./naive-ranking.ts";

/** The numbers of the clauses that a candidate matches. */
export function clausesOf({ plan }: Ranking, candidate: Candidate): number[] {
  return [...plan.clauses.keys()].filter((clause) => isMatched(candidate, clause));
}

/** Every passage that a ranking found, in corpus order, those too that its list leaves out or folds into others, scored by itself. */
export async function matchesOf(index: PassageIndex, ranking: Ranking): Promise<NaiveHit[]> {
  const { plan, articles } = ranking;
  const found = new Set(articles.map(({ article }) => article));
  const matches = await findMatches(index, plan, (article) => found.has(article));
  return matches.passages.map((_, match) => {
    const candidate = candidateAt(matches, match, { key: 0, score: matches.scores[match] ?? 0 });
    const { passage, article, score } = candidate;
    return { passage, article, score, clauses: clausesOf(ranking, candidate) };
  });
}

/** The terms that a ranking took for words which no passage has, with their weights. */
export function guessesOf({
  query: { words },
  plan: { corrections, clauses, terms },
}: Ranking): Map<string, NaiveMember[]> {
  const guesses = corrections.map(({ from }) => {
    const [slot] = clauses[words.findIndex(({ word }) => word === from)]?.slots ?? [];
    const members = (slot?.members ?? []).map(({ term, weight }) => ({ term: terms[term]?.term ?? "", weight }));
    return [from, members] as const;
  });
  return new Map(guesses);
}
