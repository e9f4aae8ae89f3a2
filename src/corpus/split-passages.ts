import type { Nodes, Root, RootContent } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import { splitSentences, type TextRange } from "../analysis/split-sentences.ts";
import { countWords } from "../analysis/tokenise.ts";
import { offsetsOf } from "./offsets-of.ts";

/** A passage before it has its id: the headings above it and its range of the article's text. */
export interface PassageDraft {
  section: string[];
  span: TextRange;
}

/** A stretch that is never cut, and its words. */
interface Unit extends TextRange {
  words: number;
}

/** Most words that prose of one section is gathered to. Cutting news by 150 ranked better than by 60. */
const MAX_WORDS = 200;

/** Most words of a list, table or other block that is kept whole. */
const MAX_BLOCK_WORDS = 300;

const PARTED: ReadonlySet<string> = new Set(["list", "listItem", "table", "blockquote", "footnoteDefinition"]);

/** Trims white space off both ends of a range. */
function trimRange(text: string, { start, end }: TextRange): TextRange {
  const slice = text.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, slice.trimEnd().length) };
}

function makeUnit(text: string, range: TextRange): Unit {
  const trimmed = trimRange(text, range);
  return { ...trimmed, words: countWords(text.slice(trimmed.start, trimmed.end)) };
}

function* lineRanges(text: string, { start, end }: TextRange): Generator<TextRange> {
  for (const line of text.slice(start, end).matchAll(/.+/g)) {
    yield { start: start + line.index, end: start + line.index + line[0].length };
  }
}

/**
 * Cuts a block into units: prose at sentences, long lists between items, long tables between rows, other
 * long blocks between lines. The ranges of nested blocks begin with their bullet, as their item does.
 */
function unitsOf(text: string, node: Nodes): Unit[] {
  const range = offsetsOf(node);
  const whole = makeUnit(text, range);
  if (node.type === "paragraph") {
    if (whole.words <= MAX_WORDS) return [whole];
    const sentences = splitSentences(text.slice(range.start, range.end));
    return sentences.map(({ start, end }) => makeUnit(text, { start: range.start + start, end: range.start + end }));
  }
  if (whole.words <= MAX_BLOCK_WORDS) return [whole];
  if (PARTED.has(node.type) && "children" in node && node.children.length > 0) {
    const [first, ...rest] = node.children.flatMap((child) => unitsOf(text, child));
    return first ? [makeUnit(text, { start: range.start, end: first.end }), ...rest] : [whole];
  }
  if (node.type === "tableRow") return [whole];
  return Array.from(lineRanges(text, range), (line) => makeUnit(text, line));
}

/**
 * Gathers units into stretches of at most MAX_WORDS where units allow it, and about equally long, so that
 * no short rest is left over.
 */
function gatherUnits(units: readonly Unit[]): TextRange[] {
  const total = units.reduce((sum, { words }) => sum + words, 0);
  const target = total / Math.ceil(total / MAX_WORDS);
  const stretches: Unit[] = [];
  let sum = 0;
  for (const unit of units) {
    const open = stretches.at(-1);
    const isDue = sum >= target * stretches.length - unit.words / 2;
    if (open && !isDue && open.words + unit.words <= MAX_WORDS) {
      open.end = unit.end;
      open.words += unit.words;
    } else {
      stretches.push({ ...unit });
    }
    sum += unit.words;
  }
  return stretches.map(({ start, end }) => ({ start, end }));
}

/** One section of an article: its heading path and the blocks directly under it. */
interface SectionBlocks {
  path: string[];
  heading: Nodes | null;
  blocks: RootContent[];
}

const WITHOUT_TEXT: ReadonlySet<string> = new Set(["thematicBreak", "definition"]);

/**
 * Parts the blocks by heading. A heading that repeats the title adds nothing to the path; one with neither
 * text nor a subsection under it is kept as text of its own, so that its words can be found.
 */
function partSections(blocks: Root, title: string): SectionBlocks[] {
  const sections: SectionBlocks[] = [{ path: [], heading: null, blocks: [] }];
  const open: { depth: number; name: string }[] = [];
  for (const node of blocks.children) {
    if (node.type !== "heading") {
      if (!WITHOUT_TEXT.has(node.type)) sections.at(-1)?.blocks.push(node);
      continue;
    }
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    open.push({ depth: node.depth, name: toText(node).replace(/\s+/g, " ").trim() });
    const path = open.map(({ name }) => name).filter((name) => name !== "" && name !== title);
    sections.push({ path, heading: node, blocks: [] });
  }
  return sections;
}

function isBareHeading(sections: readonly SectionBlocks[], index: number): boolean {
  const section = sections[index];
  const next = sections[index + 1];
  const name = section?.path.at(-1);
  return (
    section?.heading != null &&
    section.blocks.length === 0 &&
    name !== undefined &&
    next?.path[section.path.length - 1] !== name
  );
}

/**
 * Splits an article into the passages that are ranked: by heading and paragraph, about 100 to 200 words,
 * never through a sentence, nor through a list or table of up to 300 words.
 *
 * Drafts stand in reading order, are disjoint, and together hold every block of the article; a heading is
 * in the `section` of the passages under it. Linear in the length of the text.
 */
export function splitPassages(text: string, blocks: Root, title: string): PassageDraft[] {
  const sections = partSections(blocks, title);
  return sections.flatMap(({ path, heading, blocks: content }, index) => {
    if (heading && isBareHeading(sections, index))
      return [{ section: path.slice(0, -1), span: trimRange(text, offsetsOf(heading)) }];
    const units = content
      .flatMap((block) => unitsOf(text, block))
      .filter(({ words, start, end }) => words > 0 || end > start);
    return gatherUnits(units).map((span) => ({ section: path, span }));
  });
}
