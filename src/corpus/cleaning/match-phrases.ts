import { type PageKind, PHRASES, type Strength } from "./page-phrases.ts";

/** A phrase with what it says of a line that is made of nothing else. */
interface Phrase {
  text: string;
  kind: PageKind;
  strength: Strength;
}

/** From the least sure to the surest. */
const STRENGTHS: readonly Strength[] = ["bare", "weak", "strong", "sure"];
const KINDS: readonly PageKind[] = [
  "share bar",
  "comment form",
  "comments",
  "related links",
  "subscription",
  "advertisement",
  "cookie notice",
  "navigation",
  "page footer",
  "page tools",
];

function* listPhrases(): Generator<Phrase> {
  for (const kind of KINDS)
    for (const strength of STRENGTHS)
      for (const text of (PHRASES[kind][strength] ?? "").split("/"))
        yield { text: text.trim().replace(/\s+/g, " "), kind, strength };
}

/** The phrases by the first character, the longest first; one that several kinds have stands there once for each. */
const BY_FIRST = Map.groupBy(
  [...listPhrases()].filter(({ text }) => text !== "").sort((a, b) => b.text.length - a.text.length),
  ({ text }) => text.charAt(0),
);

/** Longest line that is looked up, in UTF-16 code units. */
const MAX_LENGTH = 160;

/** Words that join phrases and say nothing. */
const JOINING = new Set([
  "and",
  "or",
  "und",
  "oder",
  "et",
  "ou",
  "y",
  "o",
  "via",
  "our",
  "the",
  "to",
  "your",
  "us",
  "this",
]);

const NUMBER = /^[\d.,]+k?$/;

/** A line as phrases are written: small letters and no signs; the numbers taken out. */
function normalise(line: string): { text: string; hasNumber: boolean } {
  const words = line
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(
      /(?<=\p{Script=Han}|\p{Script=Hangul}|[ぁ-ヿ])(?=\d)|(?<=\d)(?=\p{Script=Han}|\p{Script=Hangul}|[ぁ-ヿ])/gu,
      " ",
    )
    .split(/[^\p{L}\p{M}\p{N}'.,-]+|[.,'-]+(?=\s|$)|(?<=\s|^)[.,'-]+/u)
    .filter((word) => word !== "" && word !== undefined);
  const kept = words.filter((word) => !NUMBER.test(word));
  return { text: kept.join(" "), hasNumber: kept.length < words.length };
}

/** Scripts in which a phrase may be followed by the next without a space. */
const UNSPACED = /[\p{Script=Han}ぁ-ヿ]$/u;

/** The phrases that a text goes on with: one, or one for each kind that has it. */
function phrasesAt(text: string, at: number): Phrase[] {
  const fitting = (BY_FIRST.get(text.charAt(at)) ?? []).filter(({ text: phrase }) => {
    const end = at + phrase.length;
    return text.startsWith(phrase, at) && (end === text.length || text.charAt(end) === " " || UNSPACED.test(phrase));
  });
  return fitting.filter(({ text: phrase }) => phrase === fitting[0]?.text);
}

/** What the phrases that make a line say of it. */
export interface LineMatch {
  /** The kind of the surest, or that most of the ordinary words have. */
  kind: PageKind;
  /** All kinds that any of it has. */
  kinds: ReadonlySet<PageKind>;
  strength: Strength;
  /** How many phrases it is made of. */
  count: number;
  /** Whether it has a number beside them, as counts of comments do. */
  hasNumber: boolean;
}

/** Ordinary words of one kind in a row that make a line surely a bar of links, or perhaps one. */
const MANY = { strong: 4, weak: 3 };

/** Kinds of lines that list their links side by side. */
const BARS: ReadonlySet<PageKind> = new Set(["share bar", "navigation", "page footer"]);

function judge(phrases: readonly Phrase[][], hasNumber: boolean): LineMatch {
  const all = phrases.flat();
  const kinds = new Set(all.map(({ kind }) => kind));
  const surest = all.reduce((best, one) =>
    STRENGTHS.indexOf(one.strength) > STRENGTHS.indexOf(best.strength) ? one : best,
  );
  const count = phrases.length;
  if (surest.strength !== "bare") return { ...surest, kinds, count, hasNumber };
  const shares = KINDS.map((kind) => ({
    kind,
    of: phrases.filter((one) => one.some((phrase) => phrase.kind === kind)).length,
  }));
  const { kind, of } = shares.reduce((best, one) => (one.of > best.of ? one : best));
  const isBar = BARS.has(kind) && of === count;
  const strength = isBar && count >= MANY.strong ? "strong" : isBar && count >= MANY.weak ? "weak" : "bare";
  return { kind, kinds, strength, count, hasNumber };
}

/**
 * Finds what a line is for when it is made of nothing but phrases of {@link PHRASES}, with numbers and signs between them;
 * `null` when it says anything more.
 */
export function matchPhrases(line: string): LineMatch | null {
  if (line.length > MAX_LENGTH) return null;
  const { text, hasNumber } = normalise(line);
  const phrases: Phrase[][] = [];
  let at = 0;
  while (at < text.length) {
    const found = phrasesAt(text, at);
    const word = /^[^ ]*/.exec(text.slice(at))?.[0] ?? "";
    if (found[0]) phrases.push(found);
    else if (!JOINING.has(word)) return null;
    at += found[0]?.text.length ?? word.length;
    while (text.charAt(at) === " ") at += 1;
  }
  return phrases.length === 0 ? null : judge(phrases, hasNumber);
}
