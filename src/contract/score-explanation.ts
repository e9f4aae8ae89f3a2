import * as z from "zod";

/** Occurrences in a field, what each counts, and the product of both. */
const FieldPart = z.object({
  field: z.enum(["title", "section", "text"]),
  occurrences: z
    .number()
    .meta({ description: "Occurrences; those at the beginning of an article without a title count more" }),
  norm: z.number().meta({ description: "What one occurrence counts: the field's weight by its length" }),
  frequency: z.number(),
});

/** What one part of the query adds: boost x rarity x saturated frequency. */
const TermPart = z.object({
  of: z.string().meta({ description: "The terms looked for, alternatives parted by |" }),
  boost: z.number().meta({ description: "Weight of the word in the query" }),
  rarity: z.number().meta({ description: "Inverse document frequency; of a pair the mean of its words" }),
  fields: z
    .array(FieldPart)
    .meta({ description: "The frequencies that are added before they are saturated; none for a pair" }),
  value: z.number(),
});

/** One step of a score; its terms add up to its value, where it has some. */
const ScoreStep = z.object({
  step: z.enum(["passage", "pairs", "article", "lift", "title", "heading", "typed", "version"]).meta({
    description:
      "passage: its words; pairs: words near each other; article: the words of all of it; lift: one of the best passages is like it, or is it; title, heading: it is called what was typed; typed: it has a word as typed where others have another with its stem; version: an older version of its page scores more",
  }),
  from: z.string().nullable().meta({ description: "Id of the passage that lifts it, or of the older version" }),
  similarity: z.number().nullable().meta({ description: "To the passage that lifts it, or to what was typed" }),
  value: z.number(),
  terms: z.array(TermPart),
});

/** How the score of a hit is made: the steps add up to `value`, which is the score before it is rounded. */
export const ScoreExplanation = z
  .object({ value: z.number(), steps: z.array(ScoreStep) })
  .meta({ description: "With explain=true: how the score is made; the values of the steps add up to it" });
export type ScoreExplanation = z.infer<typeof ScoreExplanation>;
export type ScoreStep = z.infer<typeof ScoreStep>;
export type TermPart = z.infer<typeof TermPart>;
export type FieldPart = z.infer<typeof FieldPart>;
