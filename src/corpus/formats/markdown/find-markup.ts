import type { Markup } from "../../../text/visible-text.ts";
import type { Dropped } from "../format.ts";
import { findSeen, type Seen, type TokenisedText } from "./find-seen.ts";

/** Elements that begin and end a line in a browser. */
const LINE_TAGS: ReadonlySet<string> = new Set(
  `address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
   h3 h4 h5 h6 header hr legend li main menu nav ol optgroup option p pre search section summary table tbody tfoot thead
   tr ul`.split(/\s+/),
);

/** Elements whose end tag alone begins a line. */
const LONE_END_TAGS: ReadonlySet<string> = new Set(["br", "p"]);

const TAG = /<(\/?)([a-z][a-z\d]*)/gi;

/** Tags of table cells. */
const CELL_TAG = /<(?:td|th)\b/i;

/** What goes on with a word: letters, digits, marks, and what draws nothing between them. */
const WORD = /[\p{L}\p{N}\p{M}\p{DI}]/u;

/** Tells whether white space alone says as much as a reader sees: inside a block, or where a blank line parts two. */
function isPlainGap(written: string, before: Seen | null, after: Seen): boolean {
  if (written.trim() !== "") return false;
  return before === null || before.leaf === after.leaf || /\n\s*\n/.test(written);
}

/** Gathers the markup between stretches that are seen, and of those that are seen otherwise than they are written. */
class MarkupGatherer {
  readonly markup: Markup[] = [];
  readonly #text: string;
  #before: Seen | null = null;
  #at = 0;
  /** The last character that is seen so far. */
  #last = "";
  /** Whether a footnote's number came since a word was seen. */
  #isApart = false;
  /** How many elements of each name are open. */
  readonly #open = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether tags begin a line. An end tag without its start tag does nothing. */
  #beginsLine(written: string): boolean {
    let begins = false;
    for (const [, slash, name = ""] of written.matchAll(TAG)) {
      const tag = name.toLowerCase();
      if (!LINE_TAGS.has(tag)) continue;
      const open = this.#open.get(tag) ?? 0;
      begins ||= slash === "" || open > 0 || LONE_END_TAGS.has(tag);
      this.#open.set(tag, Math.max(0, open + (slash === "" ? 1 : -1)));
    }
    return begins;
  }

  /** What a reader sees for the markup before the next stretch. */
  #standIn(written: string, { leaf, row }: Seen): string {
    const beginsLine = this.#beginsLine(written);
    if (!this.#before) return "";
    if (this.#before.leaf !== leaf) return row > 0 && this.#before.row === row ? " | " : "\n";
    if (beginsLine) return "\n";
    if (CELL_TAG.test(written)) return " | ";
    return /^\s|\s$|\n/.test(written) ? " " : "";
  }

  #show(start: number, end: number, shown: string): void {
    if (start < end) this.markup.push({ start, end, shown });
  }

  /** Adds what lies before the next stretch, from `at` to `from`. */
  #addGap(from: number, seen: Seen): void {
    const written = this.#text.slice(this.#at, from);
    const isPlain = isPlainGap(written, this.#before, seen);
    const shown = isPlain ? written : this.#standIn(written, seen);
    if (!isPlain) this.#show(this.#at, from, shown);
    this.#last = shown.at(-1) ?? this.#last;
  }

  /** Adds the next stretch, and what lies before it. */
  add(seen: Seen): void {
    if (seen.end <= this.#at && seen.end < this.#text.length) return;
    const from = Math.max(seen.start, this.#at);
    this.#addGap(from, seen);
    const shown = seen.shown ?? this.#text.slice(from, seen.end);
    const last = this.markup.at(-1);
    if (last && this.#isApart && WORD.test(this.#last) && WORD.test(shown.charAt(0))) last.shown += " ";
    if (seen.shown !== undefined) this.#show(from, seen.end, shown);
    this.#isApart = seen.isApart === true || (this.#isApart && shown === "");
    this.#last = shown.at(-1) ?? this.#last;
    this.#at = seen.end;
    this.#before = seen;
  }
}

/**
 * Finds what of a Markdown text its reader does not see as it is written, to the character: emphasis marks, link
 * targets, pictures, list bullets, table rules, HTML tags, entities; and what it holds that only its author sees.
 * Ordered and disjoint, in UTF-16 code units; linear in the length of the text.
 */
export function findMarkup(tokenised: TokenisedText): { markup: Markup[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const { text } = tokenised;
  const gatherer = new MarkupGatherer(text);
  for (const seen of findSeen(tokenised, dropped)) gatherer.add(seen);
  gatherer.add({ start: text.length, end: text.length, leaf: 0, row: 0 });
  return { markup: gatherer.markup, dropped };
}
