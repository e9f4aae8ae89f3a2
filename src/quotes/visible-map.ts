import { findFirst } from "../index/read/find-first.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { Markup } from "../text/visible-text.ts";

/** A piece of a visible text: where it begins there, what is written for it, and whether it stands as it is written. */
interface Piece extends TextRange {
  at: number;
  isVerbatim: boolean;
}

/** What a reader sees of a range of a written text, with the way back: every visible character knows where it is written. */
export class VisibleMap {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  /** `markup` is ordered, disjoint, and lies within `range`. Linear in the length of the range. */
  constructor(written: string, markup: readonly Markup[], range: TextRange) {
    const pieces: Piece[] = [];
    let text = "";
    const add = (shown: string, piece: Omit<Piece, "at">) => {
      if (shown !== "") pieces.push({ at: text.length, ...piece });
      text += shown;
    };
    let from = range.start;
    for (const { start, end, shown } of markup) {
      add(written.slice(from, start), { start: from, end: start, isVerbatim: true });
      add(shown, { start, end, isVerbatim: false });
      from = end;
    }
    add(written.slice(from, range.end), { start: from, end: range.end, isVerbatim: true });
    this.text = text;
    this.#pieces = pieces;
  }

  /** The last piece that begins at or before an offset. Logarithmic in the number of pieces. */
  #pieceAt(offset: number): Piece | undefined {
    const pieces = this.#pieces;
    return pieces[Math.max(0, findFirst(pieces.length, (piece) => (pieces[piece]?.at ?? 0) > offset) - 1)];
  }

  /** Where a range of the visible text is written, from its first character to its last; it is not empty. */
  writtenRange({ start, end }: TextRange): TextRange {
    const first = this.#pieceAt(start);
    const last = this.#pieceAt(end - 1);
    if (!first || !last)
      throw new RangeError(`Range was ${start} to ${end}, wanted one in ${this.text.length} characters`);
    return {
      start: first.isVerbatim ? first.start + start - first.at : first.start,
      end: last.isVerbatim ? last.start + end - last.at : last.end,
    };
  }
}
