import { LIMITS } from "../../contract/limits.ts";
import { tokenise } from "../../text/tokenise.ts";
import type { Correction } from "./query-plan.ts";
import { spellingCost } from "./spelling-cost.ts";

/** Most words of a query worth writing out again: nobody types a longer one anew, and `corrected` says the same shorter. */
const MAX_WORDS = 12;

/** Fewest letters of a word that may be a slip: shorter ones (pope, hope) are near too many others. */
const MIN_LETTERS = 5;

/** The cost of one edit at the worst place: what costs more is another word rather than a slip. */
const MAX_COST = 1.3;

/** Whether a word is likely another with a slip, or its beginning. Common words are guessed only where a rare one was meant. */
function isSlip(typed: string, meant: string, isCommon: (word: string) => boolean): boolean {
  if (Array.from(typed).length < MIN_LETTERS || isCommon(meant)) return false;
  return meant.startsWith(typed) || spellingCost(typed, meant) <= MAX_COST;
}

/** Replaces words of a query; the rest stays as typed. */
function replaceWords(query: string, replacements: ReadonlyMap<string, string>): string {
  let written = "";
  let at = 0;
  for (const { start, end, word } of tokenise(query)) {
    const replacement = replacements.get(word);
    if (replacement === undefined) continue;
    written += query.slice(at, start) + replacement;
    at = end;
  }
  return written + query.slice(at);
}

/**
 * Gives the queries that may have been meant: first with the likeliest correction of each word, then with the next likely
 * ones, one word at a time. Only slips are corrected: with another word for one that the articles lack, a question means
 * nothing. None when nothing was corrected, or the query is long.
 */
export function suggestQueries(
  query: string,
  corrections: readonly Correction[],
  isCommon: (word: string) => boolean,
): string[] {
  const slips = corrections.map(({ from, to }) => ({ from, to: to.filter((word) => isSlip(from, word, isCommon)) }));
  const isMeant = slips.length > 0 && slips.every(({ to }) => to.length > 0);
  if (!isMeant || [...tokenise(query)].length > MAX_WORDS) return [];
  const likeliest = new Map(slips.map(({ from, to: [best = from] }) => [from, best]));
  const others = slips.flatMap(({ from, to }) => to.slice(1).map((word) => new Map(likeliest).set(from, word)));
  const queries = [likeliest, ...others].map((replacements) => replaceWords(query, replacements));
  return [...new Set(queries)].slice(0, LIMITS.meantQueries);
}
