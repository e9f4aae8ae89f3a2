import * as z from "zod";
import { LIMITS } from "./limits.ts";
import { Highlights, IndexReference } from "./search-response.ts";

/** What `GET /suggest` takes. White space at the end counts: it says that the last word is whole. */
export const SuggestParameters = z.strictObject({
  q: z
    .string()
    .min(1)
    .max(LIMITS.queryLength)
    .meta({ description: "What is being typed; its last word may be unfinished", examples: ["unif"] }),
  limit: z
    .int()
    .min(1)
    .max(LIMITS.completions)
    .default(8)
    .meta({ description: "Most suggestions to give", examples: [8] }),
});

const Suggestion = z.object({
  text: z.string().meta({ description: "What may be searched instead of what is typed" }),
  kind: z.enum(["title", "author", "source", "name", "tag", "heading", "phrase", "word", "query"]).meta({
    description:
      "What it is in the corpus: the title of an article, an author, a source, a tag, a heading, a name in the texts, a " +
      "phrase, a word; query: nothing has all that is typed, so its last words are completed",
  }),
  highlights: Highlights.meta({ description: "What was typed, in text" }),
  article: z.string().nullable().meta({ description: "For a title: id of its article, when there is only one" }),
  count: z
    .int()
    .nullable()
    .meta({
      description:
        "Passages that have it; of a title, author, source or tag, passages of its articles. In a corpus of more than 4,000 " +
        "passages that of a name, phrase or word is an estimate. null where it was not counted",
    }),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** The kinds of suggestions. The index holds the place of one in this list; of two that read the same the first stays. */
export const SUGGESTION_KINDS = Suggestion.shape.kind.options;

/** Answer of `GET /suggest`: what begins as typed, then what has a later word that does, then other words; of each the best first. */
export const SuggestionList = z.object({
  query: z.string(),
  suggestions: z.array(Suggestion),
  index: IndexReference,
});
export type SuggestionList = z.infer<typeof SuggestionList>;
