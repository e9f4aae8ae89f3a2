import type { Line, LineGroup } from "./group-lines.ts";

/** How a word that is parted at the end of a line is shown: `whole` without its hyphen, `compound` with it. */
type Join = "whole" | "compound";

const FIRST_HALF = /(?<![\p{L}\p{M}\p{N}/_.@’'-])(\p{L}[\p{L}\p{M}]*(?:[-‐]\p{L}[\p{L}\p{M}]*)*)[-‐]\s*$/u;
const SECOND_HALF = /^\s*(\p{Ll}[\p{L}\p{M}]*)/u;

/** Words that make compounds with a hyphen, and are rarely the first half of a word that is written as one. */
const MAKE_COMPOUNDS = new Set(
  `anti cross deep double early east eight ever far first five four free full good half hard high home ill large last late
  left life light long low mid middle mini multi neo new nine non north old one open quasi ready real right second self
  seven short single six slow small south state ten third three time top twin two vice water week well west wide world
  year`.split(/\s+/),
);

/** Words that begin many words written as one: they say nothing when the text has them by themselves, too. */
const BEGIN_WORDS = new Set(["after", "fore", "inter", "over", "super", "trans", "under", "with"]);

/** Shortest first half that is a word of its own when the text has it as one: shorter ones are syllables as well. */
const MIN_WORD = 4;

/** Before these the hyphen stands for the end of a compound: Ein- und Ausfuhr, pre- and post-war. */
const CONJUNCTIONS = new Set("and or to und oder bis bzw et ou y o e".split(" "));

/** Shortest line that was wrapped, as a share of the longest of its paragraph. */
const FILLED = 0.6;

const WORD = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu;
const HYPHENS = /[-‐]/g;

/** The words that stand in lines without being parted, compounds with their hyphens and their parts. */
function wordsOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [found] of text.replace(FIRST_HALF, "").matchAll(WORD)) {
      const word = found.toLowerCase().replace(HYPHENS, "-");
      for (const one of [word, ...word.split("-")]) words.add(one);
    }
  return words;
}

/**
 * How two halves belong together: as the text writes the word elsewhere; else as a compound where the first half makes
 * compounds or is a word of the text, so that both halves are found; else as one word.
 */
function joinHalves(first: string, second: string, words: ReadonlySet<string>): Join | null {
  if (CONJUNCTIONS.has(second)) return null;
  if (words.has(first + second)) return "whole";
  if (words.has(`${first}-${second}`) || first.includes("-") || first.length === 1) return "compound";
  if (`${first}-${second}` === "so-called" || MAKE_COMPOUNDS.has(first)) return "compound";
  const isWord = first.length >= MIN_WORD && words.has(first) && !BEGIN_WORDS.has(first);
  return isWord ? "compound" : "whole";
}

/** Where the lines of a paragraph end inside a word. */
function* findParted(lines: readonly Line[]): Generator<{ line: Line; first: string; second: string }> {
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  for (const [at, line] of lines.entries()) {
    const first = FIRST_HALF.exec(line.text)?.[1];
    const second = SECOND_HALF.exec(lines[at + 1]?.text ?? "")?.[1];
    if (first && second && line.text.length >= width * FILLED)
      yield { line, first: first.toLowerCase().replace(HYPHENS, "-"), second: second.toLowerCase() };
  }
}

/**
 * Finds the lines of wrapped paragraphs that end inside a word, by their numbers, and how its halves are joined: `vic-` above
 * `tims` is "victims", `well-` above `known` is "well-known". Linear.
 */
export function findJoins(groups: readonly LineGroup[]): Map<number, Join> {
  const paragraphs = groups.filter(({ kind }) => kind === "prose").map(({ lines }) => lines);
  const parted = paragraphs.flatMap((lines) => [...findParted(lines)]);
  if (parted.length === 0) return new Map();
  const words = wordsOf(groups.flatMap(({ lines }) => lines));
  const joins = new Map<number, Join>();
  for (const { line, first, second } of parted) {
    const join = joinHalves(first, second, words);
    if (join) joins.set(line.number, join);
  }
  return joins;
}
