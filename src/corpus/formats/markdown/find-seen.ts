import type { Nodes, Root } from "mdast";
import { decodeString } from "micromark-util-decode-string";
import type { TextRange } from "../../../text/split-sentences.ts";
import { offsetsOf } from "../../blocks.ts";
import type { Dropped } from "../format.ts";
import { partHtml, type Stretch, setApart, UNSHOWN_TAG } from "./part-html.ts";

/** Tokens of micromark whose characters a reader sees as they are written. */
const SEEN: ReadonlySet<string> = new Set([
  "data",
  "characterEscapeValue",
  "codeTextData",
  "codeFlowValue",
  "literalAutolink",
  "autolinkProtocol",
  "autolinkEmail",
]);

/** Tokens inside which nothing is seen as it is written: link targets, definitions, the line that opens a fence, pictures. */
const UNSEEN: ReadonlySet<string> = new Set([
  "resource",
  "reference",
  "definition",
  "codeFencedFence",
  "gfmFootnoteDefinitionLabel",
  "image",
]);

/** Blocks that hold text rather than other blocks: what is seen of two of them stands apart. A line of code is one. */
const LEAVES: ReadonlySet<string> = new Set([
  "paragraph",
  "atxHeading",
  "setextHeading",
  "codeFenced",
  "codeIndented",
  "codeFlowValue",
  "htmlFlow",
  "tableHeader",
  "tableData",
]);

/** A stretch with the block that it is in, and the row of a table if it is in one; both counted from 1, 0 for none. */
export interface Seen extends Stretch {
  leaf: number;
  row: number;
}

/** A token of micromark with its range, as it begins or as it ends. */
interface TokenEvent {
  type: string;
  range: TextRange;
  isEntered: boolean;
}

/** A Markdown text with its tokens, in order, and the blocks that were made of them. */
export interface TokenisedText {
  text: string;
  events: TokenEvent[];
  blocks: Root;
}

/** The alternative text of every picture, by where the picture begins. */
function altTexts(node: Nodes, found = new Map<number, string>()): Map<number, string> {
  if (node.type === "image" || node.type === "imageReference") found.set(offsetsOf(node).start, node.alt ?? "");
  if ("children" in node) for (const child of node.children) altTexts(child, found);
  return found;
}

/** Walks the tokens of a Markdown text and keeps where in its blocks they are. */
class SeenReader {
  readonly #text: string;
  readonly #alts: ReadonlyMap<number, string>;
  readonly #dropped: Dropped[];
  #hidden = 0;
  #leaf = 0;
  #row = 0;
  #rows = 0;
  /** The tag of a script or the like that is open in the leaf. */
  #unshown: string | null = null;

  constructor(text: string, blocks: Root, dropped: Dropped[]) {
    this.#text = text;
    this.#alts = altTexts(blocks);
    this.#dropped = dropped;
  }

  #move(type: string, isEntered: boolean): void {
    if (UNSEEN.has(type)) this.#hidden += isEntered ? 1 : -1;
    if (isEntered && LEAVES.has(type)) {
      this.#leaf += 1;
      this.#unshown = null;
    }
    if (type !== "tableRow") return;
    this.#rows += isEntered ? 1 : 0;
    this.#row = isEntered ? this.#rows : 0;
  }

  /** What is seen of one token. */
  #part(type: string, range: TextRange): Iterable<Stretch> {
    const written = this.#text.slice(range.start, range.end);
    if (type === "htmlText") {
      const tag = UNSHOWN_TAG.exec(written);
      if (tag) this.#unshown = tag[1] === "/" ? null : (tag[2] ?? null);
    }
    if (this.#unshown !== null) return [];
    if (SEEN.has(type)) return [range];
    if (type === "htmlFlow" || type === "htmlText") return partHtml(written, range.start, this.#dropped);
    if (type === "characterReference") return [{ ...range, shown: decodeString(written) }];
    if (type === "hardBreakEscape" || type === "hardBreakTrailing") return [{ ...range, shown: "\n" }];
    if (type === "gfmFootnoteCall") return [{ ...range, shown: "", isApart: true }];
    return [];
  }

  /** Takes the next token, on entering it or on leaving it. */
  *read(type: string, range: TextRange, isEntered: boolean): Generator<Seen> {
    const isPicture = type === "image" && isEntered && this.#hidden === 0;
    this.#move(type, isEntered);
    const [leaf, row] = [this.#leaf, this.#row];
    if (isPicture && this.#unshown === null)
      yield { ...range, shown: setApart(this.#alts.get(range.start) ?? ""), leaf, row };
    if (!isEntered || this.#hidden > 0) return;
    for (const stretch of this.#part(type, range)) yield { ...stretch, leaf, row };
  }
}

/**
 * Finds, in order, what a reader sees of a Markdown text whose tokens and blocks are known. Stretches are disjoint but for
 * HTML inside HTML. Adds to `dropped` the comments and scripts that it meets.
 */
export function* findSeen({ text, events, blocks }: TokenisedText, dropped: Dropped[]): Generator<Seen> {
  const reader = new SeenReader(text, blocks, dropped);
  for (const { type, range, isEntered } of events) yield* reader.read(type, range, isEntered);
}
