import { countMarks, type MarkCounter, type MarkKind } from "./count-marks.ts";
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

/** How much is read of something, what reads it, and how to say it. */
interface Limit {
  most: number;
  constructs: string[];
  name: string;
}

/** What the parser takes longest for. */
const KINDS: Readonly<Record<MarkKind, Limit>> = {
  containers: { most: MAX_DEPTH, constructs: CONTAINERS, name: "quotations or lists inside one another" },
  lazyLines: { most: MAX_MARKS, constructs: CONTAINERS, name: "lines of a quotation or list without its mark" },
  nested: { most: MAX_DEPTH, constructs: LABELS, name: "brackets inside one another" },
  brackets: { most: MAX_MARKS, constructs: LABELS, name: "closing brackets in a paragraph" },
  emphasis: { most: MAX_MARKS, constructs: ["attention"], name: "marks of emphasis in a paragraph" },
  strikes: { most: MAX_MARKS, constructs: ["strikethrough"], name: "marks of deletion in a paragraph" },
  lines: { most: 5 * MAX_MARKS, constructs: [PARAGRAPH], name: "lines in a paragraph" },
  definitions: { most: 5 * MAX_MARKS, constructs: ["definition"], name: "definitions of link targets" },
  notes: { most: 2 * MAX_MARKS, constructs: [...NOTES, "definition"], name: "footnotes" },
  // Each also makes a link back to it, behind the note.
  calls: { most: 2 * MAX_MARKS, constructs: NOTES, name: "calls of footnotes" },
  comments: { most: MAX_MARKS, constructs: ["htmlText"], name: "beginnings of comments in a paragraph" },
  codes: { most: MAX_DEPTH, constructs: ["codeText"], name: "lengths of backticks in a paragraph" },
};

/**
 * What the parser takes longest for in a whole text, where no paragraph has too much of it: the square of how many there are, for each
 * character of the text. Prose takes as long for a character as the parser for some ten pairs; the bounds allow up to ten times as many.
 */
const CROWDS = {
  crowded: {
    most: 100,
    constructs: ["attention", "strikethrough", "htmlText", ...LABELS],
    name: "pairs of marks in a paragraph for each character",
  },
  apart: { most: 75, constructs: CONTAINERS, name: "pairs of quotations and lists for each character" },
};

/** Pairs that any text may have: they take a tenth of a second. */
const MIN_PAIRS = 1_000_000;

/** How many pairs there are of each crowd for each character of a text. */
function countPairs({ crowded, apart }: MarkCounter, { length }: string): Record<keyof typeof CROWDS, number> {
  const perCharacter = (pairs: number) => (pairs > MIN_PAIRS ? Math.ceil(pairs / length) : 0);
  return { crowded: perCharacter(crowded), apart: perCharacter(apart ** 2) };
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

/** What is too much of a text, with how much there is of it. */
function findOver(
  counter: MarkCounter,
  text: string,
): { count: number; most: number; constructs: string[]; name: string }[] {
  const pairs = countPairs(counter, text);
  const counts: ReadonlyMap<string, number> = counter.most;
  const all = [
    ...Object.entries(KINDS).map(([kind, limit]) => ({ ...limit, count: counts.get(kind) ?? 0 })),
    { ...CROWDS.crowded, count: pairs.crowded },
    { ...CROWDS.apart, count: pairs.apart },
  ];
  return all.filter(({ count, most }) => count > most);
}

/** Finds what a Markdown text has so much of that it would take its parser very long, or too deep. Linear. */
export function findExcess(text: string, isIndentedCode: boolean): Excess {
  // Code is looked for only where it matters.
  const roughly = findOver(countMarks(text, []), text);
  const over = roughly.length > 0 ? findOver(countMarks(text, findCode(text, isIndentedCode)), text) : [];
  const constructs = [...new Set(over.flatMap((one) => one.constructs))];
  return {
    constructs,
    isPlain: constructs.includes(PARAGRAPH),
    warnings: over.map(
      ({ count, name, most }) => `has ${count} ${name}, wanted at most ${most}; they are read as text`,
    ),
  };
}
