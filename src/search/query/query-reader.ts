import { LIMITS } from "../../contract/limits.ts";
import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import type { Language } from "../../text/language.ts";
import { writeNote } from "../note-texts.ts";
import { addFilter } from "./add-filter.ts";
import type { Demand, QueryFilters } from "./parsed-query.ts";
import type { QueryPart } from "./scan-query.ts";

/** A field name without a value. */
const BARE_FIELD = /^(?:title|source|tag|author|lang|in|after|before):$/i;

/** What is no sign to look for: the query language's own marks. */
const OPERATORS = /^[\s+\-*:"“”„«»「」『』]*$/;

/** What an index says of how a query may be read. */
export interface QueryClues {
  /** Whether articles write a word with a minus in front, as an option of a command. */
  isOption(word: string): boolean;
  /** Why a filter can hold for no article; `null` when it can. */
  findFault(field: string, value: string): string | null;
}

/** A token to search, and how it was typed. */
export interface SearchedToken extends QueryToken {
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

/** Whether a part is the beginning of a word: its only star is at the end. */
function isBeginning({ isQuoted, text }: QueryPart): boolean {
  return !isQuoted && text.endsWith("*") && text.indexOf("*") === text.length - 1;
}

/** Reads the parts of a query, one after another, into what they ask for. */
export class QueryReader {
  readonly #context: ReadingContext;
  #wordsLeft = LIMITS.queryWords;
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
    if (part.text.includes("*") && !isCut) this.notes.add(writeNote("star"));
    if (this.#isOption(part)) this.#readOption(part);
    else if (part.field === "title" || part.sign === "-" || isCut) this.#addDemand(part, this.#analyse(part.text));
    else if (part.isQuoted) this.#readQuoted(part);
    else this.#readPlain(part);
  }

  #isOption({ sign, field, isQuoted, text }: QueryPart): boolean {
    return sign === "-" && field === null && !isQuoted && this.#context.clues.isOption(text);
  }

  #readOption({ typed }: QueryPart): void {
    this.notes.add(writeNote("option", typed));
    this.#addTokens(this.#analyse(typed), {});
  }

  /** Why a filter beside words is rather words itself: no article has its value. */
  #findFault({ field, sign, text, typed }: QueryPart): string | null {
    const { clues, hasWords } = this.#context;
    const fault = field === null || sign !== null || !hasWords ? null : clues.findFault(field, text);
    return fault && writeNote("asWords", fault, typed);
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
    if (BARE_FIELD.test(text)) this.notes.add(writeNote("wordWithoutValue", typed));
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
      count: 1,
      kind,
      role: sign === "-" ? "not" : isMust ? "must" : "should",
      field: field === "title" ? "title" : null,
      words: tokens.map(({ word }) => word),
      wording: tokens.map(({ terms }, offset) => ({ terms, offset })),
      whole: tokens[0]?.whole?.count === tokens.length ? tokens[0].whole.terms : [],
    });
  }
}
