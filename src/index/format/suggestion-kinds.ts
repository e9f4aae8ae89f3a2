import type { Suggestion } from "../../contract/suggestions.ts";

/** What a suggestion is in the corpus; the index has the place in this list. Of two that read the same the first stays. */
export const SUGGESTION_KINDS = [
  "title",
  "author",
  "source",
  "name",
  "tag",
  "heading",
  "phrase",
  "word",
] as const satisfies readonly Suggestion["kind"][];
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];
