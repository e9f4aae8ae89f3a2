import { z } from "zod";
import { LANGUAGE_TAG } from "./front-matter.ts";

const text = z.string().trim().min(1).max(2_000);

/** What `corpus.yaml` says of the whole corpus. Every key may be left out. */
export const CorpusSettings = z.strictObject({
  name: text.nullish().meta({ description: "a short name", examples: ["Korea talks"] }),
  title: text.nullish(),
  description: text.nullish(),
  site: z
    .url({ protocol: /^https?$/ })
    .transform((address) => address.replace(/\/+$/, ""))
    .nullish()
    .meta({ description: "the http or https address of this service", examples: ["https://search.example.org"] }),
  language: z
    .string()
    .regex(LANGUAGE_TAG)
    .default("en")
    .meta({ description: "a language tag (BCP 47)", examples: ["en"] }),
  synonyms: z
    .array(z.array(text).min(2))
    .default([])
    .meta({ description: "a list of lists of words that mean the same", examples: [[["DPRK", "North Korea"]]] }),
});
export type CorpusSettings = z.infer<typeof CorpusSettings>;
