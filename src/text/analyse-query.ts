import { type AnalysedToken, analyse } from "./analyse.ts";
import { WHOLE_MARK } from "./find-whole.ts";
import { spellWord } from "./fold-word.ts";
import type { Language } from "./language.ts";
import { hasPairs, joinPairs, partPairs } from "./respell.ts";
import { hasTones } from "./tones.ts";

/** A word of a query. */
export interface QueryToken {
  /** As typed, case-folded, with the sign that is part of its name. */
  word: string;
  /** The terms that it may have: as each language of the corpus reads it, with its accents and without. */
  terms: readonly string[];
  /** Terms to look up where the index has none of its own: without its sign, and of its parts. */
  looser: readonly string[];
  /** The terms of each word that it is made of, in order: `parse`, `json` for `parseJSON`; none for a word that is one. */
  parts: readonly (readonly string[])[];
  /** The name of several tokens that begins with it: its terms, and how many tokens it is. */
  whole: { terms: readonly string[]; count: number } | null;
  /** Whether another mark than a hyphen stands between it and the word before it in the text. */
  followsMark: boolean;
  /** Terms of its pairs of letters, in scripts that need them. */
  bigrams: readonly string[];
}

const NONE: readonly never[] = [];

const distinct = (terms: readonly string[]) => [...new Set(terms)];

/** The terms of a word as a language reads it: as typed, without accents, and with pairs of letters read as one. */
function termsOf({ term, bareTerm, word }: AnalysedToken, { code, termOf }: Language): string[] {
  const joined = hasPairs(code) ? [termOf(joinPairs(word, code))] : NONE;
  return bareTerm === null ? [term, ...joined] : [term, bareTerm, ...joined];
}

/** The term of a word whose letters others write as two. */
function partedTerm({ raw }: AnalysedToken, { code, termOf }: Language): string | null {
  const spelled = raw === null || !hasPairs(code) ? "" : spellWord(raw);
  const parted = partPairs(spelled, code);
  return parted === spelled ? null : termOf(parted);
}

/** The terms of each part, when these stand one after another. */
function readParts(readings: readonly AnalysedToken[]): string[][] {
  const [{ parts = [] } = {}] = readings;
  const isSequence = parts.every(({ start }, at) => at === 0 || start >= (parts[at - 1]?.end ?? 0));
  if (!isSequence || parts.length < 2) return [];
  return parts.map((_, at) => distinct(readings.flatMap((token) => token.parts[at]?.term ?? [])));
}

/** What may stand between two words that some write as one. */
const LINK = /^[\s\-‐‑]*$/;

/** The terms of a word by what each language makes of it, and those to look up where the index has none of them. */
function readTerms(
  readings: readonly AnalysedToken[],
  languages: readonly Language[],
): Pick<QueryToken, "terms" | "looser"> {
  const read = languages.flatMap((language, at) => {
    const token = readings[at];
    return token ? [{ token, language }] : [];
  });
  const terms = distinct(read.flatMap(({ token, language }) => termsOf(token, language)));
  const toned = read.flatMap(({ token, language }) =>
    hasTones(language.code) && token.bareTerm !== null ? [token.term] : [],
  );
  if (toned.length > 0) return { terms: toned, looser: terms };
  return { terms, looser: read.flatMap(({ token, language }) => partedTerm(token, language) ?? []) };
}

/** Reads a word of a query by what each language makes of it, the main one first. */
function readToken(
  readings: readonly AnalysedToken[],
  languages: readonly Language[],
): Omit<QueryToken, "followsMark"> {
  const [main] = readings;
  const { word = "", name = null, whole = null, bigrams = NONE } = main ?? {};
  const { terms, looser } = readTerms(readings, languages);
  // Most words are words and nothing else.
  if (main && name === null && whole === null && main.parts.length === 0)
    return { word, terms, looser, parts: NONE, whole, bigrams };
  const parts = readParts(readings);
  const wholes = readings.flatMap((token) => token.whole?.term.slice(WHOLE_MARK.length) ?? []);
  return {
    word: name ?? word,
    terms: name === null ? terms : [name],
    looser: distinct([...(name === null ? looser : terms), ...parts.flat()]),
    parts,
    whole: whole && { terms: distinct(wholes), count: whole.count },
    bigrams,
  };
}

/** Reads the words of a query in every language of a corpus, the main one first. Linear in the product of both. */
export function analyseQuery(text: string, languages: readonly Language[]): QueryToken[] {
  const readings = languages.map((language) => analyse(text, language));
  const [main = []] = readings;
  return main.map((token, at) => {
    const ofToken = readings.flatMap((tokens) => tokens[at] ?? []);
    const followsMark = !LINK.test(text.slice(main[at - 1]?.end ?? 0, token.start));
    return { ...readToken(ofToken, languages), followsMark };
  });
}
