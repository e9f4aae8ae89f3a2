import type { Highlights, Snippet } from "../../contract/search-response.ts";
import { estimateTokenCount } from "../../text/estimate-token-count.ts";

/** Tokens of a highlight as JSON, such as `[123,130],`. */
const HIGHLIGHT_TOKENS = 5;

/** What a hit has, whatever its form. */
export interface HitText {
  text: string;
  snippet?: Snippet | null;
  highlights?: Highlights;
}

/**
 * Counts the tokens of the hits of one answer as JSON, given those of their texts, which the build has counted: a snippet has as
 * many as its share of the text, and marks have the same number each. What else the hits say is of one kind, so that the first
 * tells how many tokens its length makes.
 */
export class HitCounter {
  #tokensPerUnit: number | null = null;

  count({ text, snippet, highlights = [], ...rest }: HitText, textTokens: number): number {
    const marks = highlights.length + (snippet?.highlights.length ?? 0);
    const shown = snippet ? (snippet.text.length / Math.max(1, text.length)) * textTokens : 0;
    const others = JSON.stringify({
      ...rest,
      text: "",
      snippet: snippet && { text: "", highlights: [] },
      highlights: [],
    });
    this.#tokensPerUnit ??= estimateTokenCount(others) / others.length;
    return Math.ceil(textTokens + shown + marks * HIGHLIGHT_TOKENS + others.length * this.#tokensPerUnit);
  }
}
