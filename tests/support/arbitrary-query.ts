import fc from "fast-check";
import { knownWord, PHRASES } from "./arbitrary-corpus.ts";

/** Words that no passage has and for which none is taken: numbers, and pairs of letters. */
const UNKNOWN = ["x1y2z3", "2019th", "鮮京"];

const word = fc.oneof({ weight: 9, arbitrary: knownWord }, { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN) });

/** Words that stand together in many passages, in other forms too, and others. */
const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PHRASES, "the north", "talk", "평양 대화", "朝鮮は") },
  { weight: 1, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(" ")) },
);

const QUOTES = ['""', '""', "“”", "„“", "«»", "「」"];
const quoted = fc.tuple(words, fc.constantFrom(...QUOTES)).map(([text, [open, close]]) => `${open}${text}${close}`);

/** A word of which some letters at the end are left out. */
const beginning = fc
  .tuple(knownWord, fc.integer({ min: 1, max: 8 }))
  .map(([text, letters]) => `${Array.from(text).slice(0, letters).join("")}*`);

const sign = fc.constantFrom("", "", "", "+", "-");
const signed = (arbitrary: fc.Arbitrary<string>) => fc.tuple(sign, arbitrary).map(([mark, text]) => `${mark}${text}`);

/** Filters of what articles are, some of which none is, or which no filter can say. */
const filter = fc.oneof(
  fc.constantFrom("source:DESK", 'source:"The U.S. Post"', "source:jose", "source:nobody"),
  fc.constantFrom("tag:talks", "tag:drills", "tag:평양", "tag:sport", "author:“ada lovelace”", "author:Ada"),
  fc.constantFrom("lang:en", "lang:de", "lang:DE-at", "in:z-0", "in:평양-3", "in:nothing"),
  fc.constantFrom("after:2024", "after:2025-07-28", "before:2025-07", "before:2024-01-02", "after:2030"),
  fc.constantFrom("after:soon", "before:2025-13", "-after:2024", "tag:", "Source:"),
);

/** Marks that make no sense where they stand. */
const stray = fc.constantFrom(
  '"',
  "“",
  "+",
  "-",
  "*",
  "+-talks",
  "ta*ks",
  "*talks",
  "title:",
  ":",
  "no:talks",
  "--sea",
);

const part = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 4, arbitrary: signed(word) },
  { weight: 3, arbitrary: signed(quoted) },
  { weight: 2, arbitrary: signed(fc.oneof(word, quoted, beginning).map((text) => `title:${text}`)) },
  { weight: 2, arbitrary: signed(beginning) },
  { weight: 1, arbitrary: stray },
);

/** Queries that use all of the query language, rightly and wrongly: a few parts, and seldom a filter. */
export const typedQueryOf: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(part, { maxLength: 4 }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(signed(filter), { minLength: 1, maxLength: 2 }) },
    ),
  )
  .chain(([parts, filters]) =>
    fc.shuffledSubarray([...parts, ...filters], { minLength: parts.length + filters.length }),
  )
  .map((list) => list.join(" "));
