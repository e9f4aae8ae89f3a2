import type { Root } from "mdast";
import type { TextRange } from "../analysis/split-sentences.ts";

/** A text as its format's parser read it. */
export interface ParsedText {
  /** The blocks, with their offsets in the text. */
  blocks: Root;
  /** What a reader sees of the text: ordered, disjoint ranges; all between them is markup or white space. */
  visible: TextRange[];
}
