import type { Highlights, Usage } from "../../contract/search-response.ts";
import { countTokens } from "../../reading/count-tokens.ts";
import { cutAround } from "../../reading/cut-around.ts";
import type { TextRange } from "../../text/split-sentences.ts";

/** What of a page fits a budget. */
export interface FittedPage<T> {
  hits: T[];
  usage: Usage;
  /** What the first hit has of its text, when it was cut. */
  cut: TextRange | null;
}

/** How much a page may hold, and around what its first text is cut. */
export interface Budget {
  maxTokens: number;
  /** Finds what matched in the text of the first hit; called only when it has to be cut. */
  findMatches(): Highlights;
}

/** Tokens of `usage` (24), `next_cursor` (35), a note on what was left out (16) and the names around them, which are written after the count is known. */
const RESERVED_TOKENS = 80;

/** Fewest tokens of text worth giving of a passage that is cut. */
const MIN_TEXT_TOKENS = 20;

/** Finds what of the text of a hit fits, with what else it carries kept; `null` when too little does. */
function cutHit(hit: { text: string }, { maxTokens, findMatches }: Budget): TextRange | null {
  const room = maxTokens - countTokens({ ...hit, text: "" });
  if (room < MIN_TEXT_TOKENS) return null;
  const { start, end } = cutAround(hit.text, findMatches(), room);
  const kept = hit.text.slice(start, end);
  const from = start === 0 ? 0 : end - kept.trimStart().length;
  return { start: from, end: Math.max(from, start + kept.trimEnd().length) };
}

/**
 * Takes as many hits, from the first, as fit a budget together with the envelope. Whole passages are left out before one is
 * cut; only when not even the first fits is it cut, at sentences, around what matched in it.
 */
export function fitPage<T extends { text: string }>(
  envelope: unknown,
  hits: readonly T[],
  budget: number | Budget,
): FittedPage<T> {
  const { maxTokens, findMatches } = typeof budget === "number" ? { maxTokens: budget, findMatches: () => [] } : budget;
  const fitting: T[] = [];
  let tokens = countTokens(envelope) + RESERVED_TOKENS;
  for (const hit of hits) {
    const cost = countTokens(hit);
    if (tokens + cost > maxTokens) break;
    fitting.push(hit);
    tokens += cost;
  }
  const [first] = hits;
  const cut = first && fitting.length === 0 ? cutHit(first, { maxTokens: maxTokens - tokens, findMatches }) : null;
  if (first && cut) {
    const shortened = { ...first, text: first.text.slice(cut.start, cut.end) };
    fitting.push(shortened);
    tokens += countTokens(shortened);
  }
  const [returned, omitted] = [fitting.length, hits.length - fitting.length];
  return {
    hits: fitting,
    usage: { tokens, hits_returned: returned, hits_omitted: omitted, truncated: cut !== null },
    cut,
  };
}
