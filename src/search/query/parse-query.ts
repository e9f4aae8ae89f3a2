import { MAX_QUERY_WORDS } from "../../contract/search-request.ts";
import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import type { Language } from "../../text/language.ts";
import { addFilter } from "./add-filter.ts";
import type { Demand, ParsedQuery, QueryFilters, QueryWord } from "./parsed-query.ts";
import { type QueryPart, scanQuery } from "./scan-query.ts";

const NOTE_STOP_WORDS = "The query has only common words, so they are searched as they are";
const NOTE_NO_WORDS = "The query has no letter or digit, so nothing can match";
const NOTE_STAR = "A star has a meaning only at the end of a word; others are passed over";

/** A field without a value. */
const BARE_FIELD = /^(?:title|source|tag|author|lang|in|after|before):$/i;

/** Tells whether of a word only the beginning is given: a star stands at its end, alone. */
function isBeginning({ isQuoted, text }: QueryPart): boolean {
  return !isQuoted && text.endsWith("*") && text.indexOf("*") === text.length - 1;
}

/** A token that is searched, and how it was typed. */
interface SearchedToken extends QueryToken {
  isRequired: boolean;
  isQuoted: boolean;
}

/** Reads the parts of a query, one after another. */
class QueryReader {
  readonly #languages: readonly Language[];
  #wordsLeft = MAX_QUERY_WORDS;
  readonly tokens: SearchedToken[] = [];
  readonly demands: Demand[] = [];
  readonly filters: QueryFilters = { wanted: {}, unwanted: {} };
  /** Words over the limit. */
  readonly beyond: string[] = [];
  readonly notes = new Set<string>();

  constructor(languages: readonly Language[]) {
    this.#languages = languages;
  }

  #analyse(text: string): QueryToken[] {
    const all = analyseQuery(text, this.#languages);
    const tokens = all.slice(0, this.#wordsLeft);
    this.#wordsLeft -= tokens.length;
    this.beyond.push(...all.slice(tokens.length).map(({ word }) => word));
    return tokens;
  }

  read(part: QueryPart): void {
    if (part.field !== null && part.field !== "title") this.#readFilter(part);
    else this.#readWords(part);
  }

  #readWords(part: QueryPart): void {
    const isCut = isBeginning(part);
    if (part.text.includes("*") && !isCut) this.notes.add(NOTE_STAR);
    if (part.field === "title" || part.sign === "-" || isCut) this.#addDemand(part, this.#analyse(part.text));
    else if (part.isQuoted) this.#readQuoted(part);
    else this.#readPlain(part);
  }

  #readFilter(part: QueryPart): void {
    const whyNot = addFilter(this.filters, part);
    if (whyNot === null) return;
    this.notes.add(whyNot);
    this.#addTokens(this.#analyse(part.typed), {});
  }

  /** One word between quotation marks is a word that must be there. */
  #readQuoted(part: QueryPart): void {
    const tokens = this.#analyse(part.text);
    const isPhrase = tokens.length > 1;
    if (isPhrase) this.#addDemand(part, tokens);
    this.#addTokens(tokens, { isRequired: !isPhrase, isQuoted: isPhrase });
  }

  #readPlain({ sign, text, typed }: QueryPart): void {
    if (BARE_FIELD.test(text)) this.notes.add(`${typed} has no value, so it is read as a word`);
    this.#addTokens(this.#analyse(text), { isRequired: sign === "+" });
  }

  #addTokens(tokens: readonly QueryToken[], { isRequired = false, isQuoted = false }): void {
    for (const token of tokens) this.tokens.push({ ...token, isRequired, isQuoted });
  }

  #addDemand(part: QueryPart, tokens: readonly QueryToken[]): void {
    if (tokens.length === 0) return;
    const { sign, field, text, typed } = part;
    const kind = isBeginning(part) ? "beginning" : tokens.length > 1 ? "phrase" : "word";
    const isMust = sign === "+" || field !== null || kind === "phrase";
    this.demands.push({
      name: (field === null ? text : typed.replace(/^[+-]/, "")).trim(),
      kind,
      role: sign === "-" ? "not" : isMust ? "must" : "should",
      field: field === "title" ? "title" : null,
      words: tokens.map(({ word }) => word),
      wording: tokens.map(({ terms }, offset) => ({ terms, offset })),
    });
  }
}

/** The language that most of the words are common in; that of most passages when several are, or none. */
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

/** The words that are searched, and the common ones, which are set aside unless there is nothing else to search. */
function partCommon({ tokens, demands }: QueryReader, language: Language | undefined) {
  const isCommon = ({ word, isRequired }: SearchedToken) => !isRequired && language?.isStopWord(word) === true;
  const telling = tokens.filter((token) => !isCommon(token));
  const isOnlyCommon = telling.length === 0 && tokens.length > 0 && demands.every(({ role }) => role === "not");
  if (isOnlyCommon) return { searched: tokens, common: [], isOnlyCommon };
  return { searched: telling, common: tokens.filter((token) => isCommon(token) && !token.isQuoted), isOnlyCommon };
}

/**
 * Reads a query: words, any of which may match, and what the query language asks for. Common words are set aside unless
 * there are no others; words beyond {@link MAX_QUERY_WORDS} are ignored. Nothing that is typed is an error: what makes no
 * sense is read as words, and a note says so. `languages` are those of the corpus, its main one first.
 */
export function parseQuery(query: string, languages: readonly Language[]): ParsedQuery {
  const { parts, notes } = scanQuery(query.normalize("NFC"));
  const reader = new QueryReader(languages);
  for (const part of parts) reader.read(part);
  const { tokens, demands, filters, beyond } = reader;
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
      ...(beyond.length > 0 ? [`Only the first ${MAX_QUERY_WORDS} words of the query are used`] : []),
      ...(parts.length === 0 ? [NOTE_NO_WORDS] : []),
      ...(isOnlyCommon ? [NOTE_STOP_WORDS] : []),
    ],
  };
}
