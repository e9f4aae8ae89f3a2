import { LIMITS } from "../../contract/limits.ts";
import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import type { Language } from "../../text/language.ts";
import { writeNote } from "../note-texts.ts";
import type { Demand, ParsedQuery, QueryWord } from "./parsed-query.ts";
import { type QueryClues, QueryReader, type SearchedToken } from "./query-reader.ts";
import { type QueryPart, scanQuery } from "./scan-query.ts";

/** Fewest words outside of quotation marks in a question that quotes something, rather than asks for a phrase. */
const QUOTING_WORDS = 4;

/** A query of fewer characters has not more words than are searched. */
const SHORT_QUERY = 2 * LIMITS.queryWords;

const NO_CLUES: QueryClues = { isOption: () => false, findFault: () => null };

/** Whether a part is words that may be anywhere, and nothing else. */
function isPlain({ sign, field, isQuoted }: QueryPart): boolean {
  return sign === null && field === null && !isQuoted;
}

/** The language in which most of the words are common; the main language when there is a tie, or no common word. */
function chooseLanguage(tokens: readonly QueryToken[], languages: readonly Language[]): Language | undefined {
  const counted = languages.map((language) => {
    return { language, count: tokens.filter(({ word }) => language.isStopWord(word)).length };
  });
  return counted.reduce((best, one) => (one.count > (best?.count ?? 0) ? one : best), counted[0])?.language;
}

function distinctWords(tokens: readonly SearchedToken[]): QueryWord[] {
  const byTerm = Map.groupBy(tokens, ({ terms: [term] }) => term);
  return [...byTerm.values()].flatMap((typed) => {
    const last = typed.at(-1);
    const isRequired = typed.some((token) => token.isRequired);
    return last
      ? [{ ...last, isRequired, isQuoted: typed.every(({ isQuoted }) => isQuoted), count: typed.length }]
      : [];
  });
}

/** Demands that ask for the same are one, however their names are written. */
function distinctDemands(demands: readonly Demand[]): Demand[] {
  const same = Map.groupBy(demands, ({ name: _, ...asked }) => JSON.stringify(asked));
  return [...same.values()].flatMap((typed) => typed.slice(0, 1).map((one) => ({ ...one, count: typed.length })));
}

/** Leaves out phrases and beginnings beyond the first few of each. The words of a phrase are searched all the same. */
function limitDemands(demands: readonly Demand[]): Demand[] {
  const left = { phrase: LIMITS.phrases, beginning: LIMITS.phrases, word: Number.POSITIVE_INFINITY };
  return demands.filter(({ kind }) => left[kind]-- > 0);
}

/** Parts the words to search from common ones, which are set aside unless there is nothing else to search. */
function partCommon({ tokens, demands }: QueryReader, language: Language | undefined) {
  const isCommon = ({ word, isRequired }: SearchedToken) => !isRequired && language?.isStopWord(word) === true;
  const telling = tokens.filter((token) => !isCommon(token));
  const isOnlyCommon = telling.length === 0 && tokens.length > 0 && demands.every(({ role }) => role === "not");
  if (isOnlyCommon) return { searched: tokens, common: [], isOnlyCommon };
  return { searched: telling, common: tokens.filter((token) => isCommon(token) && !token.isQuoted), isOnlyCommon };
}

/** The language of a long query: its common words are not counted. */
function findMain(query: string, languages: readonly Language[]): Language | null {
  if (query.length < SHORT_QUERY) return null;
  return chooseLanguage(analyseQuery(query, languages), languages) ?? null;
}

/**
 * Parses a query: words, any of which may match, and what the query language asks for. Common words are set aside unless
 * there are no others; words beyond `LIMITS.queryWords` are ignored. Nothing typed is an error: what makes no sense is
 * read as words, with a note. `languages` are those of the corpus, the main one first; `clues` what its index says.
 */
export function parseQuery(query: string, languages: readonly Language[], clues = NO_CLUES): ParsedQuery {
  const normal = query.normalize("NFC");
  const { parts, notes } = scanQuery(normal);
  const plain = parts.filter(isPlain);
  const isQuoting = plain.length >= QUOTING_WORDS;
  const main = findMain(normal, languages);
  const reader = new QueryReader({ languages, main, clues, hasWords: plain.length > 0, isQuoting });
  for (const part of parts) reader.read(part);
  if (parts.length === 0) reader.readSigns(normal);
  const { tokens, filters, beyond } = reader;
  const typed = distinctDemands(reader.demands);
  const demands = limitDemands(typed);
  const { searched, common, isOnlyCommon } = partCommon(reader, chooseLanguage(tokens, languages));
  return {
    words: distinctWords(searched),
    tokens,
    demands,
    filters,
    ignored: [...new Set([...common.map(({ word }) => word), ...beyond])],
    notes: [
      ...notes,
      ...reader.notes,
      ...(demands.length < typed.length ? [writeNote("demands", LIMITS.phrases)] : []),
      ...(beyond.length > 0 ? [writeNote("mostWords", LIMITS.queryWords)] : []),
      ...(parts.length + tokens.length === 0 ? [writeNote("noWords")] : []),
      ...(isOnlyCommon ? [writeNote("onlyCommon")] : []),
    ],
  };
}
