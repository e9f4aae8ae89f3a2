import { findCode } from "./find-code.ts";

/**
 * Most marks of one kind in a paragraph: the parser takes time that grows with their square, 50 ms for a thousand. Paragraphs
 * of articles have dozens.
 */
const MAX_MARKS = 1_000;

/** Most containers or brackets inside one another: each costs time for each line in it, and stack. Articles have five. */
const MAX_DEPTH = 50;

/** What no mark is to blame for: the text is read without Markdown. */
const PARAGRAPH = "paragraph";

/** What micromark calls the constructs that are left unread. */
const CONTAINERS = ["blockQuote", "list", "gfmFootnoteDefinition"];
const NOTES = ["gfmFootnoteDefinition", "gfmFootnoteCall", "gfmPotentialFootnoteCall"];
const LABELS = ["labelStartImage", "labelStartLink", "labelEnd", ...NOTES];

/** What the parser takes longest for: how much of it is read, what reads it, and how to say it. */
const KINDS = {
  containers: { most: MAX_DEPTH, constructs: CONTAINERS, name: "quotations or lists inside one another" },
  lazyLines: { most: MAX_MARKS, constructs: CONTAINERS, name: "lines of a quotation or list without its mark" },
  nested: { most: MAX_DEPTH, constructs: LABELS, name: "brackets inside one another" },
  brackets: { most: MAX_MARKS, constructs: LABELS, name: "closing brackets in a paragraph" },
  emphasis: { most: MAX_MARKS, constructs: ["attention"], name: "marks of emphasis in a paragraph" },
  strikes: { most: MAX_MARKS, constructs: ["strikethrough"], name: "marks of deletion in a paragraph" },
  lines: { most: 5 * MAX_MARKS, constructs: [PARAGRAPH], name: "lines in a paragraph" },
  definitions: { most: 5 * MAX_MARKS, constructs: ["definition"], name: "definitions of link targets" },
  notes: { most: 2 * MAX_MARKS, constructs: [...NOTES, "definition"], name: "footnotes" },
  comments: { most: MAX_MARKS, constructs: ["htmlText"], name: "beginnings of comments in a paragraph" },
};

type Kind = keyof typeof KINDS;

/** The quotation marks before a line, its indent, its bullets, and the rest. */
const LINE = /^((?:[ \t]*>)*)([ \t]*)((?:(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+)*)(.*)$/s;

/** The row that makes a table of the line above it and of those below. */
const DELIMITER_ROW = /^(?=.*\|)(?=.*-)[-:| \t]+$/;

/** Begins a block of its own, whatever the lines above it are. */
const BEGINS_BLOCK = /^(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|1[.)][ \t]|[*_](?:[ \t]*[*_]){2,}[ \t]*$)/;

const DEFINITION = /^\[[^\]]+\]:/;

/** An underscore inside a word is none. */
const MARK = /\\.|\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~+|\[|\]|<[!?]/gu;

function kindOf(mark: string): Kind | null {
  if (/^[*_]/.test(mark)) return "emphasis";
  if (mark.startsWith("~")) return "strikes";
  if (mark.startsWith("<")) return "comments";
  return mark === "]" ? "brackets" : null;
}

/** Counts what the parser takes longest for, line by line: at least what it meets, at times more. */
class MarkCounter {
  /** The most of each kind that any paragraph has. */
  readonly most = new Map<Kind, number>();
  #inParagraph = new Map<Kind, number>();
  #openBrackets = 0;
  #isTable = false;
  #wasBlank = true;
  /** Where the contents of the open lists begin, in characters, outermost first. */
  #lists: number[] = [];
  /** The most quotation marks before a line of the block. */
  #quotes = 0;

  #note(kind: Kind, count: number): void {
    if (count > (this.most.get(kind) ?? 0)) this.most.set(kind, count);
  }

  /** Counts what is counted in the whole text. */
  #noteOne(kind: Kind): void {
    this.most.set(kind, (this.most.get(kind) ?? 0) + 1);
  }

  #count(kind: Kind, added = 1): void {
    const count = (this.#inParagraph.get(kind) ?? 0) + added;
    this.#inParagraph.set(kind, count);
    this.#note(kind, count);
  }

  #endParagraph(): void {
    this.#inParagraph = new Map();
    this.#openBrackets = 0;
  }

  /** Ends what a blank line ends. Lists go on behind it. */
  #endBlock(): void {
    this.#endParagraph();
    this.#wasBlank = true;
    this.#isTable = false;
    this.#quotes = 0;
  }

  #readContainers(quotes: number, indent: number, bullets: readonly string[]): void {
    if (this.#wasBlank || bullets.length > 0) this.#lists = this.#lists.filter((content) => content <= indent);
    else if (quotes < this.#quotes || (indent === 0 && this.#lists.length > 0)) this.#count("lazyLines");
    for (const [at] of bullets.entries()) this.#lists.push(indent + 2 * (at + 1));
    if (bullets.some((bullet) => bullet.startsWith("["))) this.#noteOne("notes");
    this.#quotes = Math.max(quotes, this.#quotes);
    this.#note("containers", quotes + this.#lists.length);
  }

  #readMarks(rest: string): void {
    for (const [mark] of rest.matchAll(MARK)) {
      const kind = kindOf(mark);
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
    this.#readContainers(quotes.replace(/[^>]/g, "").length, indent.length, bullets.match(/\S+/g) ?? []);
    this.#wasBlank = false;
    this.#count("lines");
    if (DEFINITION.test(rest)) this.#noteOne("definitions");
    this.#readMarks(rest);
  }
}

function countMarks(text: string, code: readonly { start: number; end: number }[]): ReadonlyMap<Kind, number> {
  const counter = new MarkCounter();
  let [at, next] = [0, 0];
  for (const line of text.split("\n")) {
    while ((code[next]?.end ?? at) < at) next += 1;
    const range = code[next];
    if (!range || range.start > at || range.end < at + line.length) counter.read(line);
    at += line.length + 1;
  }
  return counter.most;
}

/** What is left unread of a Markdown text, so that the time of its parse stays in proportion to its length. */
export interface Excess {
  /** Names of micromark's constructs. */
  constructs: string[];
  /** Whether the text has to be read without Markdown. */
  isPlain: boolean;
  /** What was given and what is wanted, for a warning each. */
  warnings: string[];
}

/** Finds what a Markdown text has so much of that it would take its parser very long, or too deep. Linear. */
export function findExcess(text: string, isIndentedCode: boolean): Excess {
  const kinds = Object.keys(KINDS).filter((kind): kind is Kind => kind in KINDS);
  const isOver = (counts: ReadonlyMap<Kind, number>) => (kind: Kind) => (counts.get(kind) ?? 0) > KINDS[kind].most;
  // Code is looked for only where it matters.
  const roughly = countMarks(text, []);
  const counts = kinds.some(isOver(roughly)) ? countMarks(text, findCode(text, isIndentedCode)) : roughly;
  const over = kinds.filter(isOver(counts));
  const constructs = [...new Set(over.flatMap((kind) => KINDS[kind].constructs))];
  return {
    constructs,
    isPlain: constructs.includes(PARAGRAPH),
    warnings: over.map((kind) => {
      const { name, most } = KINDS[kind];
      return `has ${counts.get(kind)} ${name}, wanted at most ${most}; they are read as text`;
    }),
  };
}
