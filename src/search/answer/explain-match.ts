import type { MatchQuality } from "../../contract/search-response.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { nameOtherLanguage } from "../../text/name-language.ts";
import { writeNote } from "../note-texts.ts";
import { coverQuery } from "../score/cover-query.ts";
import type { Ranking } from "../score/rank-passages.ts";

/** Most words that a note names: a long question lacks many. */
const MAX_NAMED = 6;

/** Writes words as a list; `null` without any. */
function listWords(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const named = words.slice(0, MAX_NAMED).map((word) => `“${word}”`);
  const others = words.length - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(", ");
}

/**
 * The words and demands of a query that the best passage has, as typed or by a synonym, and those that it lacks or has only by
 * a guess; in the order of the query.
 */
export function partWords(ranking: Ranking): { found: string[]; missing: string[] } {
  const { query, plan } = ranking;
  const [best] = ranking.best;
  const sought = [
    ...query.words.filter(({ isQuoted }) => !isQuoted).map(({ word }) => word),
    ...query.demands.filter(({ role }) => role !== "not").map(({ name }) => name),
  ];
  const { matched, missing } = best ? coverQuery(ranking, best) : { matched: [], missing: sought };
  const has = new Set(matched);
  for (const { from } of plan.corrections) has.delete(from);
  const known = new Set([...matched, ...missing]);
  return {
    found: sought.filter((word) => has.has(word)),
    missing: sought.filter((word) => known.has(word) && !has.has(word)),
  };
}

async function describeNearest(index: PassageIndex, ranking: Ranking): Promise<string[]> {
  const [best] = ranking.best;
  const [record] = best ? await index.articles.readRecords([best.article]) : [];
  if (!record) return [];
  const { found, missing } = partWords(ranking);
  // Words that no article has are noted already.
  const [has, lacks] = [listWords(found), listWords(missing.filter((word) => !ranking.plan.unknown.includes(word)))];
  if (has === null) return [writeNote("nearestNone", record.title)];
  return [
    lacks === null ? writeNote("nearest", record.title, has) : writeNote("nearestLacks", record.title, has, lacks),
  ];
}

/**
 * Says why a match is weak or none: what the nearest passage has and lacks, and that the query is in a language that no article
 * is in. Reads the record of an article. Nothing for a better match.
 */
export async function explainMatch(index: PassageIndex, ranking: Ranking, quality: MatchQuality): Promise<string[]> {
  if (quality === "strong" || quality === "partial") return [];
  const typed = ranking.query.tokens.map(({ word }) => word).join(" ");
  const language = nameOtherLanguage(typed, index.languages);
  return [
    ...(await describeNearest(index, ranking)),
    ...(language === null ? [] : [writeNote("otherLanguage", language)]),
  ];
}
