import type { TextRange } from "../../../text/split-sentences.ts";

/** A line without its containers: quotes, and the bullets and indents of lists. */
const LINE = /^((?:[ \t]*>)*)([ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(.*)$/;

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;

/** Lines that begin a block of their own without a blank line before them. */
const BEGINS_BLOCK = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|\|)/;

/** Begins a footnote, whose later paragraphs are indented. */
const FOOTNOTE = /^\[\^[^\]\s]+\]:/;

/** Columns by which indented code stands further in than what is around it. */
const CODE_INDENT = 4;

const TAB_WIDTH = 4;

/** The columns that white space and bullets fill. */
function widthOf(text: string): number {
  let columns = 0;
  for (const sign of text) columns += sign === "\t" ? TAB_WIDTH - (columns % TAB_WIDTH) : 1;
  return columns;
}

/** Walks the lines of a text, and tells which are code. */
class BlockReader {
  readonly #isIndentedCode: boolean;
  /** The run of characters that opened the fence, while one is open. */
  #fence: string | null = null;
  #isCode = false;
  #wasBlank = true;
  /** Where the contents of the lists begin that are open, in columns, outermost first. */
  #lists: number[] = [];

  constructor(isIndentedCode: boolean) {
    this.#isIndentedCode = isIndentedCode;
  }

  /** Whether the line behind the containers ends the open fence, when one is open. */
  #closesFence(bullets: string, rest: string): boolean {
    const closing = /^(`{3,}|~{3,})[ \t]*$/.exec(rest)?.[1] ?? "";
    return this.#fence !== null && bullets === "" && closing.startsWith(this.#fence);
  }

  /** Whether a line that is not blank is indented code, after those before it. */
  #isIndented(indent: number): boolean {
    if (!this.#isIndentedCode || !(this.#wasBlank || this.#isCode)) return false;
    return indent >= (this.#lists.findLast((content) => content <= indent) ?? 0) + CODE_INDENT;
  }

  /** Takes a line that is not code: its bullets open lists, its fence opens code. */
  #open(indent: number, bullets: string, rest: string): void {
    if (this.#wasBlank || bullets !== "") this.#lists = this.#lists.filter((content) => content <= indent);
    if (bullets !== "") this.#lists.push(indent + widthOf(bullets));
    if (FOOTNOTE.test(rest)) this.#lists.push(indent + CODE_INDENT);
    this.#wasBlank = false;
    this.#fence = FENCE.exec(rest)?.[1] ?? null;
  }

  /** Whether a line is code, or a fence around it. */
  isCode(line: string): boolean {
    const [, , indentation = "", bullets = "", rest = ""] = LINE.exec(line) ?? [];
    if (this.#fence !== null) {
      if (this.#closesFence(bullets, rest)) this.#fence = null;
      return true;
    }
    if (line.trim() === "") {
      this.#wasBlank = true;
      return this.#isCode;
    }
    const indent = widthOf(indentation);
    this.#isCode = this.#isIndented(indent);
    if (!this.#isCode) this.#open(indent, bullets, rest);
    return this.#isCode || this.#fence !== null;
  }
}

/** A run of backticks; an escaped one opens a code span only with what follows its first. */
interface Run extends TextRange {
  isEscaped: boolean;
}

/** Finds the code spans of one paragraph: what stands between two runs of as many backticks. Linear. */
function* findCodeSpans(paragraph: string, offset: number): Generator<TextRange> {
  const runs = Array.from(paragraph.matchAll(/(\\*)(`+)/g), ({ index, 1: slashes = "", 2: ticks = "" }): Run => {
    const start = index + slashes.length;
    return { start, end: start + ticks.length, isEscaped: slashes.length % 2 === 1 };
  });
  const byLength = Map.groupBy(runs.toReversed(), ({ start, end }) => end - start);
  let at = 0;
  for (const { start, end, isEscaped } of runs) {
    const from = start + (isEscaped ? 1 : 0);
    if (from < at || from === end) continue;
    const closers = byLength.get(end - from) ?? [];
    while ((closers.at(-1)?.start ?? end) < end) closers.pop();
    const closer = closers.at(-1);
    if (!closer) continue;
    yield { start: offset + from, end: offset + closer.end };
    at = closer.end;
  }
}

/**
 * Finds the code of a Markdown text, in order: fenced with its fences, indented where `isIndentedCode` says that there is
 * such, and code spans with their backticks. It reads lines and backticks only, at a small part of the cost of a parse.
 * Linear.
 */
export function findCode(text: string, isIndentedCode: boolean): TextRange[] {
  const reader = new BlockReader(isIndentedCode);
  const code: TextRange[] = [];
  let paragraph = 0;
  let at = 0;
  const endParagraph = (end: number) => {
    const written = text.slice(paragraph, end);
    if (written.includes("`")) for (const span of findCodeSpans(written, paragraph)) code.push(span);
  };
  for (const line of text.split("\n")) {
    const end = at + line.length;
    const isCode = reader.isCode(line);
    if (isCode || line.trim() === "" || BEGINS_BLOCK.test(line)) {
      endParagraph(at);
      paragraph = isCode ? end : at;
    }
    if (isCode) code.push({ start: at, end });
    at = end + 1;
  }
  endParagraph(text.length);
  return code;
}
