import type { MatchQuality } from "../../contract/search-response.ts";
import { type Coverage, coverQuery } from "./cover-query.ts";
import type { Ranking } from "./rank-passages.ts";

/**
 * Shares of the query's weight from which a match is strong, partial, weak. DESIGN.md has how often each is right: what the
 * words of a question say of the answer is little, so that nearly all of them are wanted.
 */
const STRONG = 0.9;
const PARTIAL = 0.5;
const WEAK = 0.2;

/** Score of the second passage, as a share of the best, from which it is unclear which of them is right. */
const CLOSE = 0.9;

/** A long question says with other words what its answer says: a share, so many words and so great a lead make up for them. */
const LONG = { share: 0.7, parts: 6, close: 0.7 };

/**
 * Least score for each unit of the weight. A passage of usual length that has each word once reaches 4; one that has them by
 * synonyms alone, or in passing in a long text, stays below.
 */
const DENSE = 2.8;

/** Whether a query is words and phrases alone, without the common words that make a question. */
function isKeywords({ query: { ignored } }: Ranking): boolean {
  return ignored.length === 0;
}

/** Whether the best passage has what a question asks for, and stands out from the next. */
function answersQuestion({ best: [best, second] }: Ranking, { found, parts, weight }: Coverage): boolean {
  if (!best || best.score < DENSE * weight) return false;
  const next = (second?.score ?? 0) / best.score;
  if (found >= STRONG && next <= CLOSE) return true;
  return found >= LONG.share && parts >= LONG.parts && next <= LONG.close;
}

/**
 * Judges how well the best passage answers, by the share of the query's weight that it has; rare words weigh more, and a
 * guessed word counts as a word that no passage has. Strong: nine tenths or more, and the next passage scores a tenth less; or
 * seven tenths with six words or more, and three tenths less; or all of a query without common words. Partial from a half, weak
 * from a fifth with guessed words; none below that, or without a passage. Never strong when the corpus lacks a word, or when
 * requirements were relaxed.
 */
export function judgeMatch(ranking: Ranking): MatchQuality {
  const [best] = ranking.best;
  if (!best) return "none";
  const coverage = coverQuery(ranking, best);
  const { found, share, missing } = coverage;
  const isAble = !ranking.isRelaxed && ranking.plan.cover.every(({ absent }) => absent === null);
  const isWhole = missing.length === 0 && isKeywords(ranking);
  if (isAble && (isWhole || answersQuestion(ranking, coverage))) return "strong";
  if (found >= PARTIAL) return "partial";
  return share >= WEAK ? "weak" : "none";
}
