import { findFirst } from "./find-first.ts";
import type { TextRange } from "./split-sentences.ts";

/** A range of a written text that its reader does not see as it is written, and what the reader sees instead. */
export interface Markup extends TextRange {
  /** Mostly nothing; a line end between blocks, a bar between table cells, the character that an entity means. */
  shown: string;
}

/**
 * A single line end in written text is a space to its reader; a blank line parts blocks. Both keep their length, so that
 * offsets stay.
 */
function unwrap(written: string): string {
  return !written.includes("\n")
    ? written
    : written.replace(/\n(?:\s*\n)?/g, (lineEnd) => (lineEnd === "\n" ? " " : lineEnd));
}

/** Gives the markup inside a range, with offsets from the beginning of the range. Markup that the range cuts shows nothing. Logarithmic, and linear in what it gives. */
function clipMarkup(markup: readonly Markup[], range: TextRange): Markup[] {
  const first = findFirst(markup.length, (at) => (markup[at]?.end ?? 0) > range.start);
  const end = findFirst(markup.length, (at) => (markup[at]?.start ?? 0) >= range.end, first);
  return markup.slice(first, end).map((one) => ({
    start: Math.max(one.start, range.start) - range.start,
    end: Math.min(one.end, range.end) - range.start,
    shown: one.start < range.start || one.end > range.end ? "" : one.shown,
  }));
}

const BLANK = /^[\s|]$/;

/** Leaves out white space and bars at both ends of a range: empty cells show nothing. By hand, since a regular expression for it is quadratic. */
function trimRange(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && BLANK.test(text.charAt(start))) start += 1;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Edges of blocks and of table cells. */
const EDGE = /\n| \| /g;

/** Pictures and footnote calls: a browser does not show them as the words that stand for them in the visible text. */
const DRAWN = /^(?:!\[|<img\b|\[\^)/i;

/**
 * What a reader sees of a text, with the way back: every visible character knows where it is written. Words, sentences,
 * snippets and quotes are taken from `text`; spans and highlights lie in `written`.
 *
 * In `text` a line end is an edge of a block, ` | ` an edge of a table cell.
 */
export class VisibleText {
  readonly written: string;
  readonly markup: readonly Markup[];
  readonly text: string;
  /** Where the text that each markup shows begins in the visible text. */
  readonly #shownAt: readonly number[];

  /** `markup` is ordered, disjoint, none of it empty, in UTF-16 code units of `written`. Linear in the length of the text. */
  constructor(written: string, markup: readonly Markup[]) {
    const shownAt: number[] = [];
    let text = "";
    let from = 0;
    for (const { start, end, shown } of markup) {
      text += unwrap(written.slice(from, start));
      shownAt.push(text.length);
      text += shown;
      from = end;
    }
    this.written = written;
    this.markup = markup;
    this.text = text + unwrap(written.slice(from));
    this.#shownAt = shownAt;
  }

  /** The last markup before or at an offset of the visible text, and how far behind what it shows the offset lies. */
  #before(offset: number): { markup: Markup | undefined; behind: number } {
    const at = findFirst(this.#shownAt.length, (index) => (this.#shownAt[index] ?? 0) > offset) - 1;
    const markup = this.markup[at];
    return { markup, behind: offset - (this.#shownAt[at] ?? 0) - (markup?.shown.length ?? 0) };
  }

  /**
   * Finds where a range of the visible text is written, from its first character to its last. Logarithmic in the markup.
   * Throws a RangeError for an empty range.
   */
  writtenRange({ start, end }: TextRange): TextRange {
    if (start >= end) throw new RangeError(`Range was ${start} to ${end}, wanted one with a character`);
    const [first, last] = [this.#before(start), this.#before(end - 1)];
    return {
      start: first.behind < 0 ? (first.markup?.start ?? 0) : (first.markup?.end ?? 0) + first.behind,
      end: last.behind < 0 ? (last.markup?.end ?? 0) : (last.markup?.end ?? 0) + last.behind + 1,
    };
  }

  /** Finds what of the visible text a range of the written text shows; markup that the range cuts shows all it does. Logarithmic. */
  visibleRange({ start, end }: TextRange): TextRange {
    const first = findFirst(this.markup.length, (at) => (this.markup[at]?.end ?? 0) > start);
    const from = this.#visibleOffset(start, first);
    const last = findFirst(this.markup.length, (at) => (this.markup[at]?.end ?? 0) >= end, first);
    const cut = this.markup[last];
    const isCut = cut !== undefined && cut.start < end;
    const to = isCut ? (this.#shownAt[last] ?? 0) + cut.shown.length : this.#visibleOffset(end, last);
    return { start: from, end: Math.max(from, to) };
  }

  /** The visible offset of a written one, which does not lie behind the end of the markup of that number. */
  #visibleOffset(offset: number, next: number): number {
    const before = this.markup[next - 1];
    const plain = before ? (this.#shownAt[next - 1] ?? 0) + before.shown.length + offset - before.end : offset;
    return Math.min(plain, this.#shownAt[next] ?? Number.POSITIVE_INFINITY);
  }

  /** A range of the written text by itself. Linear in the length of the range. */
  within(range: TextRange): VisibleText {
    return new VisibleText(this.written.slice(range.start, range.end), clipMarkup(this.markup, range));
  }

  /** The lines that a reader sees: paragraphs, list items, table rows; white space collapsed, none of them empty. Linear. */
  lines(): string[] {
    return this.text
      .split("\n")
      .map((line) => {
        const { start, end } = trimRange(line, { start: 0, end: line.length });
        return line.slice(start, end).replace(/\s+/g, " ");
      })
      .filter((line) => line !== "");
  }

  /** What a browser does not show as text, and what parts text: pictures and footnote calls, ends of lines and cells; by where they begin. */
  #breaks(): TextRange[] {
    const drawn = this.markup.flatMap(({ start, end, shown }, at) => {
      if (!DRAWN.test(this.written.slice(start, Math.min(end, start + 4)))) return [];
      const shownAt = this.#shownAt[at] ?? 0;
      return [{ start: shownAt, end: shownAt + shown.length }];
    });
    const edges = Array.from(this.text.matchAll(EDGE), ({ index, 0: edge }) => ({
      start: index,
      end: index + edge.length,
    }));
    return drawn.length === 0 ? edges : [...edges, ...drawn].sort((a, b) => a.start - b.start);
  }

  /**
   * The ranges of the visible text that a browser shows without a break: paragraphs, items, cells, what stands before and behind
   * a picture or a footnote call; without white space and bars around them, none of them empty. Linear.
   */
  stretches(): TextRange[] {
    const stretches: TextRange[] = [];
    let from = 0;
    for (const { start, end } of [...this.#breaks(), { start: this.text.length, end: this.text.length }]) {
      const stretch = trimRange(this.text, { start: from, end: start });
      if (stretch.start < stretch.end) stretches.push(stretch);
      from = Math.max(from, end);
    }
    return stretches;
  }
}
