import type { Heading, Root, RootContent } from "mdast";
import type { TextRange } from "../../text/split-sentences.ts";
import type { VisibleText } from "../../text/visible-text.ts";
import { headingText, isClipped, isHeading, offsetsOf } from "../blocks.ts";
import { MAX_WORDS, partBlocks, trimRange, type Unit } from "./part-blocks.ts";

/**
 * A passage before it has its id: the headings above it, with the header of the table whose later rows it begins with, and its
 * range of the article's text.
 */
export interface PassageDraft {
  section: string[];
  span: TextRange;
}

/**
 * Gathers units into stretches of at most MAX_WORDS where units allow it, and about equally long, so that
 * no short rest is left over.
 */
function gatherUnits(units: readonly Unit[]): Unit[] {
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
  return stretches;
}

/** One section of an article: its heading path and the blocks directly under it. */
interface SectionBlocks {
  path: string[];
  heading: Heading | null;
  blocks: RootContent[];
}

const WITHOUT_TEXT: ReadonlySet<string> = new Set(["thematicBreak", "definition"]);

/**
 * Parts the blocks by heading. A heading that repeats the title adds nothing to the path; one with neither
 * text nor a subsection under it is kept as text of its own, so that its words can be found.
 */
function partSections(visible: VisibleText, blocks: Root, title: string | null): SectionBlocks[] {
  const sections: SectionBlocks[] = [{ path: [], heading: null, blocks: [] }];
  const open: { depth: number; name: string }[] = [];
  for (const node of blocks.children) {
    if (!isHeading(node)) {
      if (!WITHOUT_TEXT.has(node.type)) sections.at(-1)?.blocks.push(node);
      continue;
    }
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    open.push({ depth: node.depth, name: headingText(visible, node) });
    const path = open.map(({ name }) => name).filter((name) => name !== "" && name !== title);
    sections.push({ path, heading: node, blocks: isClipped(visible, node) ? [node] : [] });
  }
  return sections;
}

/** Tells whether neither text nor a subsection stands under a heading, so that no other passage names it. */
function isBareHeading({ path }: SectionBlocks, next: SectionBlocks | undefined): boolean {
  const name = path.at(-1);
  const leads = next !== undefined && next.path.length > path.length && next.path[path.length - 1] === name;
  return name !== undefined && !leads;
}

/** A heading as a passage of its own, under the headings above it. */
function draftHeading(visible: VisibleText, heading: Heading, path: readonly string[]): PassageDraft {
  return { section: path.slice(0, -1), span: trimRange(visible, offsetsOf(heading)) };
}

/**
 * Splits an article into the passages that are ranked: by heading and paragraph, about 100 to 200 words,
 * never through a sentence, nor through a list or table of up to 300 words.
 *
 * Drafts stand in reading order, are disjoint, and together hold every block of the article; a heading is
 * in the `section` of the passages under it, but for one that says the title. `title` is `null` for one that was made of
 * the first sentence. Linear in the length of the text.
 */
export function splitPassages(visible: VisibleText, blocks: Root, title: string | null): PassageDraft[] {
  const sections = partSections(visible, blocks, title);
  const drafts = sections.flatMap((section, index) => {
    const { path, heading, blocks: content } = section;
    const units = partBlocks(visible, content);
    if (units.length > 0) {
      return gatherUnits(units).map(({ start, end, header }) => {
        return { section: header === undefined ? path : [...path, header], span: { start, end } };
      });
    }
    return heading && isBareHeading(section, sections[index + 1]) ? [draftHeading(visible, heading, path)] : [];
  });
  if (drafts.length > 0) return drafts;
  // An article that is all title can still be found, and read.
  return sections.flatMap(({ heading }) => (heading ? [draftHeading(visible, heading, [])] : []));
}
