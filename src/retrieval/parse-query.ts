import { type AnalysedToken, analyse, isStopWord } from "../analysis/analyse.ts";
import { MAX_QUERY_WORDS } from "../contract/limits.ts";

/** A word of the query that is searched. */
export interface QueryWord {
  /** As typed, case-folded. */
  word: string;
  term: string;
  /** How often it was typed. */
  count: number;
}

/** A query as it was understood. */
export interface ParsedQuery {
  /** Distinct words to search, in the order typed. */
  words: QueryWord[];
  /** Every token in order, stop words included: phrases and synonyms are found in it. */
  tokens: AnalysedToken[];
  /** Words that are not scored. */
  ignored: string[];
  notes: string[];
}

/** What looks like an operator: quotation marks around words, a leading + or -, a field, a trailing star. */
const OPERATOR =
  /"[^"]+"|(?:^|\s)[+-](?=["\w\u0080-\uffff])|(?:^|\s)(?:title|source|tag|author|lang|in|after|before):\S|[\w\u0080-\uffff]\*(?:\s|$)/;

const NOTE_OPERATORS = "Quotation marks, +, -, * and field: prefixes are read as plain words";
const NOTE_STOP_WORDS = "The query has only common words, so they are searched as they are";
const NOTE_NO_WORDS = "The query has no letter or digit, so nothing can match";

function distinctWords(tokens: readonly AnalysedToken[]): QueryWord[] {
  const byTerm = Map.groupBy(tokens, ({ term }) => term);
  return Array.from(byTerm, ([term, typed]) => ({ word: typed.at(-1)?.word ?? term, term, count: typed.length }));
}

/**
 * Reads a query as plain words, any of which may match. Common words are set aside unless there are no
 * others; words beyond {@link MAX_QUERY_WORDS} are ignored. Nothing that is typed is an error.
 */
export function parseQuery(query: string): ParsedQuery {
  const all = analyse(query.normalize("NFC"));
  const tokens = all.slice(0, MAX_QUERY_WORDS);
  const beyond = all.slice(MAX_QUERY_WORDS).map(({ word }) => word);
  const telling = tokens.filter(({ word }) => !isStopWord(word));
  const searched = telling.length > 0 ? telling : tokens;
  const common = telling.length > 0 ? tokens.filter(({ word }) => isStopWord(word)).map(({ word }) => word) : [];
  const notes = [
    OPERATOR.test(query) ? NOTE_OPERATORS : null,
    beyond.length > 0 ? `Only the first ${MAX_QUERY_WORDS} words of the query are used` : null,
    tokens.length === 0 ? NOTE_NO_WORDS : null,
    tokens.length > 0 && telling.length === 0 ? NOTE_STOP_WORDS : null,
  ];
  return {
    words: distinctWords(searched),
    tokens,
    ignored: [...new Set([...common, ...beyond])],
    notes: notes.filter((note) => note !== null),
  };
}
