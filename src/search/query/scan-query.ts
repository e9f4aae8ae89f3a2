import { hasWord } from "../../text/has-word.ts";
import { writeNote } from "../note-texts.ts";

/** Fields that a query may name: `title` is searched, the others are filters. */
const FIELD_NAMES = ["title", "source", "tag", "author", "lang", "in", "after", "before"] as const;
type FieldName = (typeof FIELD_NAMES)[number];

/** A part of a query as typed, before its words are read. */
export interface QueryPart {
  /** The sign in front, `null` without one. */
  sign: "+" | "-" | null;
  /** The field named in front, `null` without one. */
  field: FieldName | null;
  isQuoted: boolean;
  /** The rest: the words between quotation marks, or up to a space. */
  text: string;
  /** The whole part, for notes. */
  typed: string;
}

/** A query cut into its parts, in order. */
export interface ScannedQuery {
  parts: QueryPart[];
  notes: string[];
}

/** The closing marks of each opening quotation mark. */
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
/** Up to a space, or to a quotation mark inside: in scripts without spaces a phrase may begin there. */
const CHUNK = /\S[^\s"“„«「『]*/y;

/** Reads a text from left to right by regular expressions. */
class Scanner {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes what an expression matches at the current position; `null` when it does not match. */
  take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.#text);
    if (found) this.at = expression.lastIndex;
    return found;
  }

  /** Takes the text between quotation marks that open at the current position; `null` when none opens or closes. */
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

  /** Whether a quotation mark is at the current position. */
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
    notes.add(writeNote("unclosed"));
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

/** Whether a part says anything: words need a letter or digit, the value of a filter may be any mark. */
function isTelling({ field, text }: QueryPart): boolean {
  return hasWord(text) || (field !== null && field !== "title" && text.trim() !== "");
}

/**
 * Cuts a query into words and quoted phrases, each with its sign and field. Nothing typed is an error: marks that make no
 * sense are skipped, words without a letter or digit left out.
 */
export function scanQuery(query: string): ScannedQuery {
  const scanner = new Scanner(query);
  const notes = new Set<string>();
  const parts: QueryPart[] = [];
  scanner.take(SPACE);
  while (!scanner.isEnd) {
    const part = scanPart(scanner, notes);
    if (isTelling(part)) parts.push(part);
    else if (part.field !== null) notes.add(writeNote("withoutValue", part.typed));
    scanner.take(SPACE);
  }
  return { parts, notes: [...notes] };
}
