import { hasWord } from "../../text/has-word.ts";

/** Fields that a query may name: `title` is searched, the others are filters. */
const FIELD_NAMES = ["title", "source", "tag", "author", "lang", "in", "after", "before"] as const;
type FieldName = (typeof FIELD_NAMES)[number];

/** A part of a query as it is typed, before its words are read. */
export interface QueryPart {
  /** `+` and `-` in front of it; `null` without. */
  sign: "+" | "-" | null;
  /** The field named in front of it. */
  field: FieldName | null;
  isQuoted: boolean;
  /** What is left: the words between quotation marks, or what stands between spaces. */
  text: string;
  /** All of it, to be named in a note. */
  typed: string;
}

/** A query cut into its parts, in order. */
export interface ScannedQuery {
  parts: QueryPart[];
  notes: string[];
}

/** What a quotation mark that opens is closed by. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
]);

const SPACE = /\s*/y;
const SIGN = /[+-](?=[^\s+*-])/y;
const FIELD = new RegExp(`(${FIELD_NAMES.join("|")}):(?=\\S)`, "iy");
/** Up to a space, or a quotation mark in the middle: scripts without spaces have phrases there. */
const CHUNK = /\S[^\s"“„«「『]*/y;

/** Reads a text from left to right by expressions. */
class Scanner {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes what an expression finds right here; `null` when it finds nothing. */
  take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.#text);
    if (found) this.at = expression.lastIndex;
    return found;
  }

  /** Takes what stands between quotation marks that open here; `null` when none opens, or none closes. */
  takeQuoted(): string | null {
    const closing = CLOSING.get(this.#text.charAt(this.at));
    if (closing === undefined) return null;
    const ends = Array.from(closing, (mark) => this.#text.indexOf(mark, this.at + 1)).filter((end) => end >= 0);
    if (ends.length === 0) return null;
    const end = Math.min(...ends);
    const quoted = this.#text.slice(this.at + 1, end);
    this.at = end + 1;
    return quoted;
  }

  /** Whether a quotation mark stands here. */
  get isAtQuote(): boolean {
    return CLOSING.has(this.#text.charAt(this.at));
  }

  get isEnd(): boolean {
    return this.at >= this.#text.length;
  }

  from(start: number): string {
    return this.#text.slice(start, this.at);
  }
}

function isFieldName(name: string): name is FieldName {
  return FIELD_NAMES.some((known) => known === name);
}

function scanPart(scanner: Scanner, notes: Set<string>): QueryPart {
  const start = scanner.at;
  const sign = scanner.take(SIGN)?.[0] ?? null;
  const name = scanner.take(FIELD)?.[1]?.toLowerCase() ?? "";
  let quoted = scanner.takeQuoted();
  while (quoted === null && scanner.isAtQuote) {
    notes.add("A quotation mark has no other to close it, so it is passed over");
    scanner.at += 1;
    quoted = scanner.takeQuoted();
  }
  const text = quoted ?? scanner.take(CHUNK)?.[0] ?? "";
  return {
    sign: sign === "+" || sign === "-" ? sign : null,
    field: isFieldName(name) ? name : null,
    isQuoted: quoted !== null,
    text,
    typed: scanner.from(start),
  };
}

/** Whether a part says anything: words need a letter or digit, what articles are filtered by may be any mark. */
function isTelling({ field, text }: QueryPart): boolean {
  return hasWord(text) || (field !== null && field !== "title" && text.trim() !== "");
}

/**
 * Cuts a query into words, phrases between quotation marks, and either with a field or a sign in front. Nothing that is
 * typed is an error: marks that make no sense are passed over. Words without a letter or digit are left out.
 */
export function scanQuery(query: string): ScannedQuery {
  const scanner = new Scanner(query);
  const notes = new Set<string>();
  const parts: QueryPart[] = [];
  scanner.take(SPACE);
  while (!scanner.isEnd) {
    const part = scanPart(scanner, notes);
    if (isTelling(part)) parts.push(part);
    else if (part.field !== null) notes.add(`${part.typed} has no value, so it is passed over`);
    scanner.take(SPACE);
  }
  return { parts, notes: [...notes] };
}
