import type { Highlights, Usage } from "../../contract/search-response.ts";
import { countTokens } from "../../reading/count-tokens.ts";
import { cutAround } from "../../reading/cut-around.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import { HitCounter, type HitText } from "./count-hit.ts";

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
  /** Tokens of the text of each hit, where the build has counted them. */
  textTokens?: readonly number[];
  /** Finds what matched in the text of the first hit; called only when it has to be cut. */
  findMatches?(): Promise<Highlights>;
}

/** Tokens of `usage` (24), `next_cursor` (35), a note on what was left out (16), what text is (11) and the names around them, which are written after the count is known. */
const RESERVED_TOKENS = 90;

/** Fewest tokens of text worth giving of a passage that is cut. */
const MIN_TEXT_TOKENS = 20;

/** Finds what of the text of a hit fits, with what else it carries kept; `null` when too little does. */
async function cutHit(hit: HitText, { maxTokens, findMatches }: Budget): Promise<TextRange | null> {
  const room = maxTokens - countTokens({ ...hit, text: "" });
  if (room < MIN_TEXT_TOKENS) return null;
  const { start, end } = cutAround(hit.text, (await findMatches?.()) ?? [], room);
  const kept = hit.text.slice(start, end);
  const from = start === 0 ? 0 : end - kept.trimStart().length;
  return { start: from, end: Math.max(from, start + kept.trimEnd().length) };
}

/**
 * Takes as many hits, from the first, as fit a budget together with the envelope. Whole passages are left out before one is
 * cut; only when not even the first fits is it cut, at sentences, around what matched in it.
 */
export async function fitPage<T extends HitText>(
  envelope: unknown,
  hits: readonly T[],
  { maxTokens, textTokens = [], findMatches }: Budget,
): Promise<FittedPage<T>> {
  const counter = new HitCounter();
  const fitting: T[] = [];
  let tokens = countTokens(envelope) + RESERVED_TOKENS;
  for (const [at, hit] of hits.entries()) {
    const counted = textTokens[at];
    const cost = counted === undefined ? countTokens(hit) : counter.count(hit, counted);
    if (tokens + cost > maxTokens) break;
    fitting.push(hit);
    tokens += cost;
  }
  const [first] = hits;
  const room = { maxTokens: maxTokens - tokens, ...(findMatches && { findMatches }) };
  const cut = first && fitting.length === 0 ? await cutHit(first, room) : null;
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
