import type { TextRange } from "../../../text/split-sentences.ts";
import type { Cut } from "./cut.ts";
import { skipBraces } from "./skip-braces.ts";

/** Braces and hidden elements without an end after which a text is taken for one that has other uses for them: each costs a walk. */
const MAX_UNCLOSED = 20;

/** Most characters of white space that are looked at around a mark. */
const MAX_INDENT = 100;

/** Defines what a link by reference leads to: `[label]: address`. */
const DEFINITION =
  /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?\[([^[\]\n]{1,200})\]:(?![ \t]*<?\{[{%][^\n]*[%}]\}>?[ \t]*$)/gm;

const foldLabel = (label: string) => label.trim().replace(/\s+/g, " ").toLowerCase();

/** What a mark that opens something turns out to be: what is cut, and where reading goes on. */
export interface Found {
  cuts: Cut[];
  end: number;
}

/** Reads what a mark at `at` opens; `null` when it opens nothing. */
export type Reader = (reading: Reading, at: number) => Found | null;

/** Gives one cut, behind which reading goes on. */
export function foundCut(cut: Cut): Found {
  return { cuts: [cut], end: cut.end };
}

/**
 * A text while it is read from its beginning to its end for what is not for its reader. What was searched for and not found
 * is not searched for again, so that marks which nothing closes cost no more than one walk through the text.
 */
export class Reading {
  readonly text: string;
  /** Whether braces hold expressions, and tags are JSX. */
  readonly isMdx: boolean;
  /** The names of the components met so far. */
  readonly components = new Set<string>();
  /** Where bold ends that has been met. */
  readonly closers = new Set<number>();
  #unclosed = 0;
  readonly #found = new Map<string, number>();
  #labels: ReadonlySet<string> | null = null;

  constructor(text: string, isMdx: boolean) {
    this.text = text;
    this.isMdx = isMdx;
  }

  /** The offset behind the next closing mark from an offset on; `null` when there is none. */
  after(mark: string, from: number): number | null {
    let at = this.#found.get(mark) ?? -1;
    if (at < from) {
      const found = this.text.indexOf(mark, from);
      at = found < 0 ? Number.POSITIVE_INFINITY : found;
      this.#found.set(mark, at);
    }
    return at === Number.POSITIVE_INFINITY ? null : at + mark.length;
  }

  /** The next match of a global pattern from an offset on. */
  match(pattern: RegExp, from: number): TextRange | null {
    if (this.#found.has(pattern.source)) return null;
    pattern.lastIndex = from;
    const match = pattern.exec(this.text);
    if (!match) this.#found.set(pattern.source, Number.POSITIVE_INFINITY);
    return match && { start: match.index, end: match.index + match[0].length };
  }

  /** What a walk finds that may go through the whole text; `null` when it finds nothing, or too many before found nothing. */
  walk(find: () => number | null): number | null {
    const end = this.#unclosed < MAX_UNCLOSED ? find() : null;
    if (end === null) this.#unclosed += 1;
    return end;
  }

  /** The offset behind the brace that closes the one at `at`; `null` when none does, or too many were not closed before. */
  skipBraces(at: number): number | null {
    return this.walk(() => skipBraces(this.text, at));
  }

  /** Whether the text says what a link by reference leads to. */
  defines(label: string): boolean {
    this.#labels ??= new Set(Array.from(this.text.matchAll(DEFINITION), ([, defined = ""]) => foldLabel(defined)));
    return this.#labels.has(foldLabel(label));
  }

  /** Whether nothing else stands on the line of a range. */
  isAlone({ start, end }: TextRange): boolean {
    const before = this.text.slice(Math.max(0, start - MAX_INDENT), start);
    return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\n|$)/.test(this.text.slice(end, end + MAX_INDENT));
  }
}
