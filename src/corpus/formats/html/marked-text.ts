import type { Point, Position } from "unist";
import { hideInvisible } from "../../../text/hide-invisible.ts";
import { type Markup, VisibleText } from "../../../text/visible-text.ts";

/** A text as it grows, with what of it a reader sees. */
export class MarkedText {
  /** Pieces, joined once: a string that grows is copied whenever it is looked into. */
  readonly #pieces: string[] = [];
  #length = 0;
  #line = 1;
  #lineStart = 0;
  /** What every line of the open quotes and items begins with. */
  #indent = "";
  readonly #markup: Markup[] = [];
  /** What is hidden since something was seen. */
  #gap = "";
  /** What a reader sees between that and what is seen next. */
  #between = "";

  point(): Point {
    return { line: this.#line, column: this.#length - this.#lineStart + 1, offset: this.#length };
  }

  since(start: Point): Position {
    return { start, end: this.point() };
  }

  /** The last character; empty before the first. */
  lastCharacter(): string {
    return [...(this.#pieces.findLast((piece) => piece !== "") ?? "").slice(-2)].at(-1) ?? "";
  }

  #add(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    const lines = text.split("\n");
    if (lines.length === 1) return;
    this.#line += lines.length - 1;
    this.#lineStart = this.#length - (lines.at(-1)?.length ?? 0);
  }

  /** Adds what a reader does not see. */
  hide(text: string): void {
    this.#add(text);
    this.#gap += text;
  }

  /** Says what a reader sees between the last and the next that is seen: a line end, a bar between cells. */
  part(between: "\n" | " | "): void {
    // A line that ended before an empty cell has ended behind it too.
    if (this.#between !== "\n") this.#between = between;
  }

  /** Closes what is hidden before something that is seen. A blank line alone parts blocks without markup. */
  #closeGap(): void {
    const end = this.#length;
    const start = end - this.#gap.length;
    const shown = start === 0 && this.#markup.length === 0 ? "" : this.#between;
    const isPlain = shown === "\n" && /^\n\s*\n$/.test(this.#gap);
    if (end > start && !isPlain) this.#markup.push({ start, end, shown });
    this.#gap = "";
    this.#between = "";
  }

  /** Adds what a reader sees as it is written: a text without a line end. */
  see(text: string): void {
    if (text === "") return;
    this.#closeGap();
    this.#add(text);
  }

  /** Adds what a reader sees as something else. */
  show(text: string, shown: string): void {
    this.#closeGap();
    const start = this.#length;
    this.#add(text);
    this.#markup.push({ start, end: this.#length, shown });
  }

  /** A line end with what the next line begins with. */
  lineEnd(): string {
    return `\n${this.#indent}`;
  }

  /** Ends a line, and leaves one blank. */
  blankLine(): void {
    this.hide(`\n${this.#indent.trimEnd()}${this.lineEnd()}`);
  }

  /** Writes something of which every line but the first begins with a mark. */
  indented<Written>(mark: string, write: () => Written): Written {
    const outer = this.#indent;
    this.#indent += mark;
    const written = write();
    this.#indent = outer;
    return written;
  }

  /** The whole, with the map of what is seen. */
  finish(): VisibleText {
    this.#between = "";
    this.#closeGap();
    const written = this.#pieces.join("");
    return new VisibleText(written, hideInvisible(written, this.#markup));
  }
}
