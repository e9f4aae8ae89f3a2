import { z } from "zod";

/** Owners leave keys empty, and exports write `""`: both mean unknown. */
const emptyAsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

const text = z.preprocess(emptyAsNull, z.string().trim().min(1).max(2_000).nullish());

/** One text or a list of them, as owners write `author: A` and `authors: [A, B]`. */
const texts = z.preprocess(
  (value) => (typeof value === "string" ? [value].filter(emptyAsNull) : value),
  z.array(z.string().trim().min(1)).max(100).nullish(),
);

/** A day, or a moment of which the day is kept, as web pages give it. */
const day = z.preprocess(
  (value) =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}[T ]/.test(value) ? value.slice(0, 10) : emptyAsNull(value),
  z.iso.date().nullish(),
);

const url = z.preprocess(emptyAsNull, z.url({ protocol: /^https?$/ }).nullish());

/** A language tag: en, pt-BR, zh-Hant. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/**
 * What an owner can say of an article. Keys that Pressmark does not know are left alone: files from elsewhere
 * carry many. An absent, `null` or empty value means unknown.
 */
export const FrontMatter = z.object({
  title: text.meta({ examples: ["Talks refused"] }),
  summary: text.meta({ examples: ["Why the talks were refused"] }),
  source: text.meta({ examples: ["The Daily Planet"] }),
  authors: texts.meta({ description: "a list of names", examples: [["Ada Lovelace"]] }),
  published: day.meta({ description: "a day as YYYY-MM-DD", examples: ["2025-07-28"] }),
  tags: texts.meta({ description: "a list of texts", examples: [["diplomacy"]] }),
  lang: z
    .preprocess(emptyAsNull, z.string().regex(LANGUAGE_TAG).nullish())
    .meta({ description: "a language tag (BCP 47)", examples: ["en"] }),
  url: url.meta({ description: "an http or https address", examples: ["https://example.org/talks"] }),
  draft: z.boolean().nullish().meta({ description: "true or false" }),
});
export type FrontMatter = z.infer<typeof FrontMatter>;
