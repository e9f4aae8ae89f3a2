import * as z from "zod";
import { stripInvisible } from "../text/hide-invisible.ts";
import { LANGUAGE_TAG } from "./metadata/front-matter.ts";

/** Name of the file that holds the settings of a corpus. */
export const SETTINGS_FILE = "corpus.yaml";

const text = z.string().trim().min(1).max(2_000);

/** YAML makes numbers of what owners write as text (`name: 2025`); a blank text means unknown. */
function readScalar(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value;
  const shown = stripInvisible(value);
  return shown.trim() === "" ? null : shown.toWellFormed();
}

const OptionalText = z.preprocess(readScalar, text.nullish());

/** Names that Cloudflare gives to Workers: they are part of an address. */
export const WORKER_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What `corpus.yaml` says of the whole corpus. Every key may be left out; others are not read. */
export const CorpusSettings = z.object({
  name: OptionalText.meta({ description: "a short name" }),
  title: OptionalText.meta({ description: "a title" }),
  description: OptionalText.meta({ description: "a description" }),
  site: z
    // What is no address has no origin to be asked for.
    .url({ protocol: /^https?$/, abort: true })
    .refine((address) => new URL(address).href === `${new URL(address).origin}/`)
    .transform((address) => new URL(address).origin)
    .nullish()
    .meta({ description: "the address of this service without a path, such as https://search.example.org" }),
  language: z
    .string()
    .regex(LANGUAGE_TAG)
    .default("en")
    .meta({ description: "a language tag (BCP 47)", examples: ["en"] }),
  synonyms: z
    .array(z.array(text).min(2))
    .default([])
    .meta({ description: "a list of lists of words that mean the same", examples: [[["DPRK", "North Korea"]]] }),
  worker: z
    .string()
    .regex(WORKER_NAME)
    .nullish()
    .meta({ description: "a name for the Worker: at most 63 of a-z, 0-9 and -, such as korea-talks" }),
  base: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .meta({ description: "the address that completes relative ones of articles, such as https://blog.example.org" }),
});
export type CorpusSettings = z.infer<typeof CorpusSettings>;
