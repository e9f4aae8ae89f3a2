import type { Usage } from "../../contract/search-response.ts";
import { countTokens } from "../../reading/count-tokens.ts";
import { cutText } from "../../reading/cut-text.ts";

/** What of a page fits a budget. */
export interface FittedPage<T> {
  hits: T[];
  usage: Usage;
}

/** Tokens of `usage`, `next_cursor` and the names around them, which are written after the count is known. */
const RESERVED_TOKENS = 60;

/** Fewest tokens of text worth giving of a passage that is cut. */
const MIN_TEXT_TOKENS = 20;

/** Cuts the text of a hit so that it fits, with what else it carries kept. */
function cutHit<T extends { text: string }>(hit: T, room: number): T | null {
  const textRoom = room - countTokens({ ...hit, text: "" });
  if (textRoom < MIN_TEXT_TOKENS) return null;
  const text = hit.text.slice(0, cutText(hit.text, textRoom)).trimEnd();
  return { ...hit, text };
}

/**
 * Takes as many hits, from the first, as fit `maxTokens` together with the envelope. Whole passages are left
 * out before one is cut; only when not even the first fits is it cut, at a sentence.
 */
export function fitPage<T extends { text: string }>(
  envelope: unknown,
  hits: readonly T[],
  maxTokens: number,
): FittedPage<T> {
  const fitting: T[] = [];
  let tokens = countTokens(envelope) + RESERVED_TOKENS;
  let truncated = false;
  for (const hit of hits) {
    const cost = countTokens(hit);
    if (tokens + cost <= maxTokens) {
      fitting.push(hit);
      tokens += cost;
      continue;
    }
    const cut = fitting.length === 0 ? cutHit(hit, maxTokens - tokens) : null;
    if (cut) {
      fitting.push(cut);
      tokens += countTokens(cut);
      truncated = true;
    }
    break;
  }
  return {
    hits: fitting,
    usage: { tokens, hits_returned: fitting.length, hits_omitted: hits.length - fitting.length, truncated },
  };
}
