import type { Root } from "mdast";
import type { Markup } from "../text/visible-text.ts";

/** A text as its format's parser read it. */
export interface ParsedText {
  /** The blocks, with their offsets in the text. */
  blocks: Root;
  /** What of the text its reader does not see as it is written: ordered, disjoint. */
  markup: Markup[];
}
