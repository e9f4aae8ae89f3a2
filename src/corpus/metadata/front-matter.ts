import { z } from "zod";

/** YAML makes numbers of what owners write as text (`title: 2025`); an empty text, as exports write, means unknown. */
const readScalar = (value: unknown) => {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return text;
  return text.trim() === "" ? null : text.toWellFormed();
};

/** A text of one or two paragraphs at most, or nothing. */
export const OptionalText = z.preprocess(readScalar, z.string().trim().min(1).max(2_000).nullish());

/** One text or a list of them, as owners write `author: A` and `authors: [A, B]`. */
const texts = z.preprocess((value) => {
  const list = Array.isArray(value) || value === null || value === undefined ? value : [value];
  return Array.isArray(list) ? list.map(readScalar).filter((text) => text !== null) : list;
}, z.array(z.string().trim().min(1)).max(100).nullish());

/** A day, or a moment of which the day is kept, as web pages give it. */
const day = z.preprocess(
  (value) =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}[T ]/.test(value) ? value.slice(0, 10) : readScalar(value),
  z.iso.date().nullish(),
);

const url = z.preprocess(readScalar, z.url({ protocol: /^https?$/, normalize: true }).nullish());

/** A language tag: en, pt-BR, zh-Hant. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/**
 * What an owner can say of an article. Keys that Pressmark does not know are left alone: files from elsewhere
 * carry many. An absent, `null` or empty value means unknown.
 */
export const FrontMatter = z.object({
  title: OptionalText.meta({ examples: ["Talks refused"] }),
  summary: OptionalText.meta({ examples: ["Why the talks were refused"] }),
  source: OptionalText.meta({ examples: ["The Daily Planet"] }),
  authors: texts.meta({ description: "a list of names", examples: [["Ada Lovelace"]] }),
  published: day.meta({ description: "a day as YYYY-MM-DD", examples: ["2025-07-28"] }),
  tags: texts.meta({ description: "a list of texts", examples: [["diplomacy"]] }),
  lang: z
    .preprocess(readScalar, z.string().regex(LANGUAGE_TAG).nullish())
    .meta({ description: "a language tag (BCP 47)", examples: ["en"] }),
  url: url.meta({ description: "an http or https address", examples: ["https://example.org/talks"] }),
  draft: z.boolean().nullish().meta({ description: "true or false" }),
});
export type FrontMatter = z.infer<typeof FrontMatter>;
