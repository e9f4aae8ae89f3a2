import { MAX_FILTER_VALUES, MAX_QUERY_WORDS, MAX_VALUE_LENGTH, PartialDay } from "../../contract/search-request.ts";
import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import type { Language } from "../../text/language.ts";
import type { Demand, ParsedQuery, QueryFilters, QueryWord } from "./parsed-query.ts";
import { type QueryPart, scanQuery } from "./scan-query.ts";

const NOTE_STOP_WORDS = "The query has only common words, so they are searched as they are";
const NOTE_NO_WORDS = "The query has no letter or digit, so nothing can match";
const NOTE_STAR = "A star has a meaning only at the end of a word; others are passed over";

/** Fewest words outside of quotation marks in a question that quotes something, rather than asks for a phrase. */
const QUOTING_WORDS = 4;

/** A query of fewer characters has not more words than are searched. */
const SHORT_QUERY = 2 * MAX_QUERY_WORDS;

/** What an index says of how a query may be read. */
export interface QueryClues {
  /** Whether articles write a word with a minus in front, as an option of a command. */
  isOption(word: string): boolean;
  /** Why a filter can hold for no article; `null` when it can. */
  findFault(field: string, value: string): string | null;
}

const NO_CLUES: QueryClues = { isOption: () => false, findFault: () => null };

/** A field name without a value. */
const BARE_FIELD = /^(?:title|source|tag|author|lang|in|after|before):$/i;

/** Whether a part is the beginning of a word: its only star is at the end. */
function isBeginning({ isQuoted, text }: QueryPart): boolean {
  return !isQuoted && text.endsWith("*") && text.indexOf("*") === text.length - 1;
}

/** A bound has one day: the one typed last counts. */
function addDay(filters: QueryFilters, bound: "after" | "before", { sign, text, typed }: QueryPart): string | null {
  const day = PartialDay.safeParse(text);
  if (sign === "-") return `${typed} is read as words: ${bound}: takes no minus`;
  if (!day.success)
    return `${typed} is read as words: wanted ${bound}: with a day, month or year (YYYY-MM-DD, YYYY-MM or YYYY)`;
  filters.wanted[bound] = day.data;
  return null;
}

/** Adds a typed filter, such as `source:Reuters` or `-tag:sport`; gives the reason when it cannot be one, else `null`. */
function addFilter(filters: QueryFilters, part: QueryPart): string | null {
  const { field, sign, text, typed } = part;
  if (field === null || field === "title") return `${typed} is no filter`;
  if (field === "after" || field === "before") return addDay(filters, field, part);
  const chosen = sign === "-" ? filters.unwanted : filters.wanted;
  const values = chosen[field] ?? [];
  if (text.length > MAX_VALUE_LENGTH || values.length === MAX_FILTER_VALUES)
    return `${typed} is read as words: wanted at most ${MAX_FILTER_VALUES} values`;
  chosen[field] = [...values, text.trim()];
  return null;
}

/** Whether a part is words that may be anywhere, and nothing else. */
function isPlain({ sign, field, isQuoted }: QueryPart): boolean {
  return sign === null && field === null && !isQuoted;
}

/** A token to search, and how it was typed. */
interface SearchedToken extends QueryToken {
  isRequired: boolean;
  isQuoted: boolean;
}

/** What the parts of a query are read by. */
interface ReadingContext {
  languages: readonly Language[];
  /** The language whose common words are not counted; `null` when there are few words anyway. */
  main: Language | null;
  clues: QueryClues;
  /** Whether the query has words beside its filters. */
  hasWords: boolean;
  /** Whether the query is a question that quotes something. */
  isQuoting: boolean;
}

/** What is no sign to look for: the query language's own marks. */
const OPERATORS = /^[\s+\-*:"“”„«»「」『』]*$/;

/** Reads the parts of a query, one after another. */
class QueryReader {
  readonly #context: ReadingContext;
  #wordsLeft = MAX_QUERY_WORDS;
  readonly tokens: SearchedToken[] = [];
  readonly demands: Demand[] = [];
  readonly filters: QueryFilters = { wanted: {}, unwanted: {} };
  /** Words beyond the limit. */
  readonly beyond: string[] = [];
  readonly notes = new Set<string>();

  constructor(context: ReadingContext) {
    this.#context = context;
  }

  /** Common words are none of those that are counted. */
  #analyse(text: string): QueryToken[] {
    const { languages, main } = this.#context;
    return analyseQuery(text, languages).filter(({ word }) => {
      if (main?.isStopWord(word)) return true;
      this.#wordsLeft -= 1;
      if (this.#wordsLeft < 0) this.beyond.push(word);
      return this.#wordsLeft >= 0;
    });
  }

  read(part: QueryPart): void {
    if (part.field !== null && part.field !== "title") this.#readFilter(part);
    else this.#readWords(part);
  }

  #readWords(part: QueryPart): void {
    const isCut = isBeginning(part);
    if (part.text.includes("*") && !isCut) this.notes.add(NOTE_STAR);
    if (this.#isOption(part)) this.#readOption(part);
    else if (part.field === "title" || part.sign === "-" || isCut) this.#addDemand(part, this.#analyse(part.text));
    else if (part.isQuoted) this.#readQuoted(part);
    else this.#readPlain(part);
  }

  #isOption({ sign, field, isQuoted, text }: QueryPart): boolean {
    return sign === "-" && field === null && !isQuoted && this.#context.clues.isOption(text);
  }

  #readOption({ typed }: QueryPart): void {
    this.notes.add(`${typed} is read as a word, not as an exclusion`);
    this.#addTokens(this.#analyse(typed), {});
  }

  /** Why a filter beside words is rather words itself: no article has its value. */
  #findFault({ field, sign, text, typed }: QueryPart): string | null {
    const { clues, hasWords } = this.#context;
    const fault = field === null || sign !== null || !hasWords ? null : clues.findFault(field, text);
    return fault && `${fault}; so ${typed} is read as words`;
  }

  #readFilter(part: QueryPart): void {
    const whyNot = this.#findFault(part) ?? addFilter(this.filters, part);
    if (whyNot === null) return;
    this.notes.add(whyNot);
    this.#addTokens(this.#analyse(part.typed.replace(/^[+-]/, "")), {});
  }

  /** A quoted part is a phrase; a single quoted word is one that must be there, unless the query is a question that quotes. */
  #readQuoted(part: QueryPart): void {
    const tokens = this.#analyse(part.text);
    const isPhrase = tokens.length > 1;
    const isRequired = part.sign === "+" || !this.#context.isQuoting;
    if (isPhrase) this.#addDemand(part, tokens);
    this.#addTokens(tokens, { isRequired: !isPhrase && isRequired, isQuoted: isPhrase });
  }

  #readPlain({ sign, text, typed }: QueryPart): void {
    if (BARE_FIELD.test(text)) this.notes.add(`${typed} has no value, so it is read as a word`);
    this.#addTokens(this.#analyse(text), { isRequired: sign === "+" });
  }

  /** Reads a query without a word as the signs that it has. */
  readSigns(query: string): void {
    if (!OPERATORS.test(query)) this.#addTokens(this.#analyse(query), {});
  }

  #addTokens(tokens: readonly QueryToken[], { isRequired = false, isQuoted = false }): void {
    for (const token of tokens) this.tokens.push({ ...token, isRequired, isQuoted });
  }

  #addDemand(part: QueryPart, tokens: readonly QueryToken[]): void {
    if (tokens.length === 0) return;
    const { sign, field, text, typed } = part;
    const kind = isBeginning(part) ? "beginning" : tokens.length > 1 ? "phrase" : "word";
    const isMust = sign === "+" || field !== null || (kind === "phrase" && !this.#context.isQuoting);
    this.demands.push({
      name: (field === null ? text : typed.replace(/^[+-]/, "")).trim(),
      kind,
      role: sign === "-" ? "not" : isMust ? "must" : "should",
      field: field === "title" ? "title" : null,
      words: tokens.map(({ word }) => word),
      wording: tokens.map(({ terms }, offset) => ({ terms, offset })),
      whole: tokens[0]?.whole?.count === tokens.length ? tokens[0].whole.terms : [],
    });
  }
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
 * there are no others; words beyond {@link MAX_QUERY_WORDS} are ignored. Nothing typed is an error: what makes no sense is
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
      ...(parts.length + tokens.length === 0 ? [NOTE_NO_WORDS] : []),
      ...(isOnlyCommon ? [NOTE_STOP_WORDS] : []),
    ],
  };
}
