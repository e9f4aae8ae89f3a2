/** What is counted. */
export type MarkKind =
  | "containers"
  | "lazyLines"
  | "nested"
  | "brackets"
  | "emphasis"
  | "strikes"
  | "lines"
  | "definitions"
  | "notes"
  | "calls"
  | "comments"
  | "codes";

/** The quotation marks before a line, its indent, its bullets with the quotation marks among them, and the rest. */
const LINE = /^((?:[ \t]*>)*)([ \t]*)((?:(?:(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+|(?<=[ \t>])>)[ \t]*)*)(.*)$/s;

/** The row that makes a table of the line above it and of those below. */
const DELIMITER_ROW = /^(?=.*\|)(?=.*-)[-:| \t]+$/;

/** Begins a block of its own, whatever the lines above it are. */
const BEGINS_BLOCK = /^(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|1[.)][ \t]|[*_](?:[ \t]*[*_]){2,}[ \t]*$)/;

const DEFINITION = /^\[[^\]]+\]:/;

/** An underscore inside a word is none. */
const MARK = /\\.|`+|\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~+|\[|\]|<[!?]/gu;

function kindOf(mark: string): MarkKind | null {
  if (/^[*_]/.test(mark)) return "emphasis";
  if (mark.startsWith("~")) return "strikes";
  if (mark.startsWith("<")) return "comments";
  return mark === "]" ? "brackets" : null;
}

/** Counts what the parser takes longest for, line by line: at least what it meets, at times more. */
export class MarkCounter {
  /** The most of each kind that any paragraph has. */
  readonly most = new Map<MarkKind, number>();
  /** The pairs of marks of a kind in the same paragraph. */
  crowded = 0;
  /** Quotations and lists that begin anew, those inside one another each. */
  apart = 0;
  #backticks = new Set<number>();
  /** The bullet, or the number's mark, with which the list begins that is open. */
  #bullet = "";
  #inParagraph = new Map<MarkKind, number>();
  #openBrackets = 0;
  #isTable = false;
  #wasBlank = true;
  /** Where the contents of the open lists begin, in characters, outermost first. */
  #lists: number[] = [];
  /** The most quotation marks before a line of the block. */
  #quotes = 0;

  #note(kind: MarkKind, count: number): void {
    if (count > (this.most.get(kind) ?? 0)) this.most.set(kind, count);
  }

  /** Counts what is counted in the whole text. */
  #noteOne(kind: MarkKind): void {
    this.most.set(kind, (this.most.get(kind) ?? 0) + 1);
  }

  #count(kind: MarkKind, added = 1): void {
    const count = (this.#inParagraph.get(kind) ?? 0) + added;
    this.#inParagraph.set(kind, count);
    this.#note(kind, count);
    if (kind !== "lines" && kind !== "lazyLines") this.crowded += (2 * count - added) * added;
  }

  #endParagraph(): void {
    this.#inParagraph = new Map();
    this.#openBrackets = 0;
    this.#backticks.clear();
  }

  /** Ends what a blank line ends. Lists go on behind it. */
  #endBlock(): void {
    this.#endParagraph();
    this.#wasBlank = true;
    this.#isTable = false;
    this.#quotes = 0;
  }

  /** Counts what begins anew: a quotation below a line that is in none, a list below one of other bullets or none. */
  #countApart(quotes: number, bullets: readonly string[]): void {
    const [bullet = ""] = bullets;
    const kind = bullet.replace(/\d+/, "").slice(0, 1);
    if (quotes > 0 && this.#quotes === 0) this.apart += quotes + bullets.length;
    if (kind !== "" && (this.#lists.length === 0 || kind === "[" || kind !== this.#bullet))
      this.apart += bullets.length;
    if (kind !== "") this.#bullet = kind;
  }

  #readContainers(quotes: number, indent: number, bullets: readonly string[]): void {
    this.#countApart(quotes, bullets);
    if (this.#wasBlank || bullets.length > 0) this.#lists = this.#lists.filter((content) => content <= indent);
    else if (quotes < this.#quotes || (indent === 0 && this.#lists.length > 0)) this.#count("lazyLines");
    for (const [at] of bullets.entries()) this.#lists.push(indent + 2 * (at + 1));
    if (bullets.some((bullet) => bullet.startsWith("["))) this.#noteOne("notes");
    this.#quotes = Math.max(quotes, this.#quotes);
    this.#note("containers", quotes + this.#lists.length);
  }

  #readMarks(rest: string): void {
    for (const { 0: mark, index } of rest.matchAll(MARK)) {
      if (mark === "[" && rest.charAt(index + 1) === "^") this.#noteOne("calls");
      const kind = kindOf(mark);
      if (mark.startsWith("`")) this.#note("codes", this.#backticks.add(mark.length).size);
      if (kind !== null) this.#count(kind, kind === "comments" ? 1 : mark.length);
      if (mark === "[") this.#note("nested", ++this.#openBrackets);
      else if (mark === "]") this.#openBrackets = Math.max(0, this.#openBrackets - 1);
    }
  }

  read(line: string): void {
    const [, quotes = "", indent = "", bullets = "", rest = ""] = LINE.exec(line) ?? [];
    if (rest.trim() === "" && bullets === "") {
      this.#endBlock();
      return;
    }
    const isTable = this.#isTable || DELIMITER_ROW.test(rest);
    if (isTable || BEGINS_BLOCK.test(bullets + rest)) this.#endParagraph();
    this.#isTable = isTable;
    const marks = (quotes + bullets).replace(/[^>]/g, "").length;
    this.#readContainers(marks, indent.length, bullets.match(/[^\s>]+/g) ?? []);
    this.#wasBlank = false;
    this.#count("lines");
    if (DEFINITION.test(rest)) this.#noteOne("definitions");
    this.#readMarks(rest);
  }
}

/** Counts the marks of a text line by line, but for what `code` covers; both in order. Linear. */
export function countMarks(text: string, code: readonly { start: number; end: number }[]): MarkCounter {
  const counter = new MarkCounter();
  let [at, next] = [0, 0];
  for (const line of text.split("\n")) {
    while ((code[next]?.end ?? at) < at) next += 1;
    const range = code[next];
    if (!range || range.start > at || range.end < at + line.length) counter.read(line);
    at += line.length + 1;
  }
  return counter;
}
