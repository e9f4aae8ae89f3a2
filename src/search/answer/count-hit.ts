import type { Highlights, Snippet } from "../../contract/search-response.ts";
import { countTokens } from "../../reading/count-tokens.ts";

/** Tokens of a highlight as JSON, such as `[123,130],`. */
const HIGHLIGHT_TOKENS = 5;

/** What a hit has, whatever its form. */
export interface HitText {
  text: string;
  snippet?: Snippet | null;
  highlights?: Highlights;
}

/**
 * Counts the tokens of a hit as JSON, given those of its text, which the build has counted: a snippet has as many as its share of
 * the text, and marks have the same number each. Reads nothing but what else the hit says.
 */
export function countHit({ text, snippet, highlights = [], ...rest }: HitText, textTokens: number): number {
  const marks = highlights.length + (snippet?.highlights.length ?? 0);
  const shown = snippet ? (snippet.text.length / Math.max(1, text.length)) * textTokens : 0;
  const others = countTokens({ ...rest, text: "", snippet: snippet && { text: "", highlights: [] }, highlights: [] });
  return Math.ceil(textTokens + shown + marks * HIGHLIGHT_TOKENS + others);
}
