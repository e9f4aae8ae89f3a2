import type { SuggestionKind } from "../../format/suggestion-kinds.ts";

/** Something that completes what is typed. */
export interface Suggestion {
  text: string;
  kind: SuggestionKind;
  /** Passages that have it. */
  count: number;
  /** How much it is worth being shown, and being kept. */
  weight: number;
  /** The id of the one article that is titled so. */
  article: string | null;
}
