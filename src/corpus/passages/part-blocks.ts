import type { Nodes, Paragraph, Table } from "mdast";
import { characterBoundary, clipText } from "../../text/clip-text.ts";
import { splitSentences, type TextRange } from "../../text/split-sentences.ts";
import { countWords, tokenise } from "../../text/tokenise.ts";
import type { VisibleText } from "../../text/visible-text.ts";
import { offsetsOf } from "../blocks.ts";
import { belongTogether } from "./belong-together.ts";

/** A stretch that is never cut, and its words. */
export interface Unit extends TextRange {
  words: number;
  /** The header of the table whose later row it is. */
  header?: string;
}

/** Longest header of a table that is repeated for its later rows, in UTF-16 code units: a dozen columns. */
const MAX_HEADER = 200;

/**
 * Characters that count as a word where words are longer, or are none: texts without spaces are cut too. Words of articles
 * have six, addresses on the web under a hundred.
 */
const MAX_WORD_LENGTH = 100;

/** Most words that prose of one section is gathered to: by 120 news ranked worse by 0.028 (nDCG@10), by 200 by 0.008, by 300 by 0.006. */
export const MAX_WORDS = 250;

/** Most words of a list, table or other block that is kept whole. */
const MAX_BLOCK_WORDS = 300;

/**
 * Most words of a sentence that is kept whole: longer ones are of texts without punctuation. Abstracts of up to 650 words without
 * capitals, in which no sentence is told from the next, rank worse by 0.002 (nDCG@10) when they are cut at 500.
 */
const MAX_SENTENCE_WORDS = 750;

const PARTED: ReadonlySet<string> = new Set(["list", "listItem", "table", "blockquote", "footnoteDefinition"]);

/** Trims white space off both ends of a written range. */
export function trimRange({ written }: VisibleText, { start, end }: TextRange): TextRange {
  const slice = written.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, slice.trimEnd().length) };
}

/** Words are counted as a reader sees them; what has no word has none, however long it is. */
function makeUnit(visible: VisibleText, range: TextRange): Unit {
  const trimmed = trimRange(visible, range);
  const seen = visible.visibleRange(trimmed);
  const words = countWords(visible.text.slice(seen.start, seen.end));
  const fewest = Math.floor((seen.end - seen.start) / MAX_WORD_LENGTH);
  return { ...trimmed, words: words === 0 ? 0 : Math.max(words, fewest) };
}

/** Where written text is cut between two sentences: at the white space between them, else where the second is first seen. */
function findCut({ written }: VisibleText, { start, end }: TextRange): number {
  const space = written.slice(start, end).search(/\s/);
  return space < 0 ? end : start + space;
}

/** The written ranges of the sentences of a paragraph. Marks that open or close at a sentence stay with it. */
function sentenceRanges(visible: VisibleText, paragraph: Paragraph): TextRange[] {
  const range = offsetsOf(paragraph);
  const seen = visible.visibleRange(range);
  const text = visible.text.slice(seen.start, seen.end).replaceAll("\n", " ");
  const ranges: TextRange[] = [];
  for (const { start, end } of splitSentences(text)) {
    const sentence = text.slice(start, end);
    if (sentence.trim() === "") continue;
    const first = seen.start + start + sentence.length - sentence.trimStart().length;
    const written = visible.writtenRange({ start: first, end: seen.start + start + sentence.trimEnd().length });
    const last = ranges.at(-1);
    const cut = last ? findCut(visible, { start: last.end, end: written.start }) : range.start;
    if (last) last.end = cut;
    ranges.push({ start: cut, end: written.end });
  }
  const last = ranges.at(-1);
  if (last) last.end = range.end;
  return ranges;
}

function lineRanges({ written }: VisibleText, { start, end }: TextRange): TextRange[] {
  return Array.from(written.slice(start, end).matchAll(/.+/g), ({ index, 0: line }) => {
    return { start: start + index, end: start + index + line.length };
  });
}

/** The last boundary between characters within the longest part of a text; within a character that is longer. */
function longestPart(text: string, start: number): number {
  const most = MAX_WORDS * MAX_WORD_LENGTH;
  return start + (characterBoundary(text.slice(start, start + most + 2), most) || most);
}

/** Where a text is cut so that each part has MAX_WORDS words, the last fewer; a part of very long words has fewer too. */
function findWordCuts(text: string): number[] {
  const most = MAX_WORDS * MAX_WORD_LENGTH;
  const cuts: number[] = [];
  let [last, count] = [0, 0];
  const cutAt = (at: number) => {
    cuts.push(at);
    last = at;
    count = 0;
  };
  for (const { start, end } of tokenise(text)) {
    if (start > last && (count === MAX_WORDS || end - last > most)) cutAt(start);
    while (end - last > most) cutAt(longestPart(text, last));
    count += 1;
  }
  while (text.length - last > most) cutAt(longestPart(text, last));
  return cuts;
}

/** The parts that a written range is cut into between words. */
function wordRanges(visible: VisibleText, { start, end }: TextRange): TextRange[] {
  const seen = visible.visibleRange({ start, end });
  const cuts = findWordCuts(visible.text.slice(seen.start, seen.end)).map((cut) => {
    const from = seen.start + cut;
    return visible.writtenRange({ start: from, end: from + 1 }).start;
  });
  return [start, ...cuts].map((from, at) => ({ start: from, end: cuts[at] ?? end }));
}

/** Parts what has no sentences, such as a transcript or a log: at its lines, else between words. */
function partSentence(visible: VisibleText, unit: Unit): Unit[] {
  if (unit.words <= MAX_SENTENCE_WORDS) return [unit];
  const lines = lineRanges(visible, unit);
  const ranges = lines.length > 1 ? lines : wordRanges(visible, unit);
  return ranges.flatMap((range) => {
    const part = makeUnit(visible, range);
    return part.words < unit.words ? partSentence(visible, part) : [part];
  });
}

/** The rows of a table that is cut, the later ones with its header. */
function partTable(visible: VisibleText, table: Table): Unit[] {
  const [first, ...rows] = table.children;
  if (!first) return [];
  const lines = visible.within(offsetsOf(first)).lines();
  const header = clipText(lines.join(" | "), MAX_HEADER);
  const units = rows.flatMap((row) => partBlock(visible, row));
  return [...partBlock(visible, first), ...units.map((unit) => ({ ...unit, header }))];
}

/**
 * Cuts a block into units: prose at sentences, long lists between items, long tables between rows, other
 * long blocks between lines. The ranges of nested blocks begin with their bullet, as their item does.
 */
function partBlock(visible: VisibleText, node: Nodes): Unit[] {
  const range = offsetsOf(node);
  const whole = makeUnit(visible, range);
  if (node.type === "paragraph") {
    if (whole.words <= MAX_WORDS) return [whole];
    return sentenceRanges(visible, node).flatMap((sentence) => partSentence(visible, makeUnit(visible, sentence)));
  }
  if (whole.words <= MAX_BLOCK_WORDS) return [whole];
  if (PARTED.has(node.type) && "children" in node && node.children.length > 0) {
    const [first, ...rest] =
      node.type === "table"
        ? partTable(visible, node)
        : node.children.flatMap((child: Nodes) => partBlock(visible, child));
    return first ? [makeUnit(visible, { start: range.start, end: first.end }), ...rest] : [whole];
  }
  if (node.type === "tableRow") return partSentence(visible, whole);
  return lineRanges(visible, range).flatMap((line) => partSentence(visible, makeUnit(visible, line)));
}

/**
 * Cuts blocks into units, in order; without those that show no word. A line stays with the beginning of the list, table, code
 * or quotation that it leads into, and the speaker with the end of the quotation, up to the length of a block that is kept whole.
 */
export function partBlocks(visible: VisibleText, blocks: readonly Nodes[]): Unit[] {
  const units: Unit[] = [];
  let above: Nodes | null = null;
  for (const block of blocks) {
    const [first, ...others] = partBlock(visible, block).filter(({ words }) => words > 0);
    if (!first) continue;
    const last = units.at(-1);
    const words = (last?.words ?? 0) + first.words;
    if (last && above && words <= MAX_BLOCK_WORDS && belongTogether(visible, above, block))
      units[units.length - 1] = { ...last, end: first.end, words };
    else units.push(first);
    for (const other of others) units.push(other);
    above = block;
  }
  return units;
}
