import type { Element, Nodes } from "hast";
import { isBlock, isElement, type Parent } from "./elements.ts";

/** What an element holds, with all below it. */
export interface Measure {
  /** Characters, runs of white space as one. */
  chars: number;
  /** Of these, inside links. */
  linked: number;
  /** Links. */
  links: number;
  /** Characters that read as prose: in lines long enough, with punctuation, and hardly linked. */
  prose: number;
}

/** Shortest line that counts as prose, in UTF-16 code units: labels and buttons are shorter. */
const MIN_LINE = 40;

/** Share of a line inside links from which on it is no prose. */
const MAX_LINKED = 0.5;

/** Weight of a long line without punctuation, as captions and teasers are. */
const UNPUNCTUATED = 0.3;

const PUNCTUATION = /[.,;:!?…。，、！？؟،।]/u;

/** A line of text as it is gathered: what stands directly in a block. */
interface Line {
  chars: number;
  linked: number;
  hasPunctuation: boolean;
}

function proseOf({ chars, linked, hasPunctuation }: Line): number {
  if (chars < MIN_LINE || linked > chars * MAX_LINKED) return 0;
  return (chars - linked) * (hasPunctuation ? 1 : UNPUNCTUATED);
}

/** Measures a tree in one walk. */
class ProseMeter {
  readonly measures = new Map<Parent, Measure>();

  /** Adds a node to the line and the measure of the block that it stands in. */
  #add(node: Nodes, line: Line, inLink: boolean): Measure {
    if (node.type === "text") return this.#addText(node.value, line, inLink);
    if (!isElement(node)) return { chars: 0, linked: 0, links: 0, prose: 0 };
    return this.measure(node, isBlock(node) ? null : line, inLink || node.tagName === "a");
  }

  #addText(value: string, line: Line, inLink: boolean): Measure {
    const text = value.replace(/\s+/g, " ");
    const chars = text === " " ? 0 : text.length;
    line.chars += chars;
    line.linked += inLink ? chars : 0;
    line.hasPunctuation ||= PUNCTUATION.test(text);
    return { chars, linked: inLink ? chars : 0, links: 0, prose: 0 };
  }

  /** `outer` is the line that an inline element goes on with. */
  measure(parent: Parent, outer: Line | null, inLink: boolean): Measure {
    const line = outer ?? { chars: 0, linked: 0, hasPunctuation: false };
    const isLink = parent.type === "element" && parent.tagName === "a";
    const sum: Measure = { chars: 0, linked: 0, links: isLink ? 1 : 0, prose: 0 };
    for (const child of parent.children) {
      const { chars, linked, links, prose } = this.#add(child, line, inLink);
      sum.chars += chars;
      sum.linked += linked;
      sum.links += links;
      sum.prose += prose;
    }
    if (!outer) sum.prose += proseOf(line);
    this.measures.set(parent, sum);
    return sum;
  }
}

/** Measures every element of a tree. Linear in its size. */
export function measureProse(tree: Parent): (element: Element | Parent) => Measure {
  const meter = new ProseMeter();
  meter.measure(tree, null, false);
  return (element) => meter.measures.get(element) ?? { chars: 0, linked: 0, links: 0, prose: 0 };
}
