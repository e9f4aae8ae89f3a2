import type { Highlights, Snippet } from "../../contract/search-response.ts";
import { estimateTokenCount } from "../../text/estimate-token-count.ts";
import { isAscii } from "../../text/is-ascii.ts";

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
 * in ASCII tells for the others how many tokens a length makes.
 */
export class HitCounter {
  #tokensPerUnit: number | null = null;

  #countOthers(others: string): number {
    // In other scripts the same length makes other numbers of tokens.
    if (!isAscii(others)) return estimateTokenCount(others);
    this.#tokensPerUnit ??= estimateTokenCount(others) / others.length;
    return others.length * this.#tokensPerUnit;
  }

  count({ text, snippet, highlights = [], ...rest }: HitText, textTokens: number): number {
    const marks = highlights.length + (snippet?.highlights.length ?? 0);
    const shown = snippet ? (snippet.text.length / Math.max(1, text.length)) * textTokens : 0;
    const others = JSON.stringify({
      ...rest,
      text: "",
      snippet: snippet && { text: "", highlights: [] },
      highlights: [],
    });
    return Math.ceil(textTokens + shown + marks * HIGHLIGHT_TOKENS + this.#countOthers(others));
  }
}
