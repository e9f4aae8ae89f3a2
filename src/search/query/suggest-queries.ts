import { tokenise } from "../../text/tokenise.ts";
import type { Correction } from "./query-plan.ts";

/** Most suggestions: as many as are read at a glance. */
const MAX_SUGGESTIONS = 3;

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
 * ones, one word at a time. None when nothing was corrected.
 */
export function suggestQueries(query: string, corrections: readonly Correction[]): string[] {
  const likeliest = new Map(corrections.map(({ from, to: [best = from] }) => [from, best]));
  const others = corrections.flatMap(({ from, to }) => to.slice(1).map((word) => new Map(likeliest).set(from, word)));
  const queries = [likeliest, ...others].map((replacements) => replaceWords(query, replacements));
  return corrections.length === 0 ? [] : [...new Set(queries)].slice(0, MAX_SUGGESTIONS);
}
