import { parse, postprocess, preprocess } from "micromark";
import { gfm } from "micromark-extension-gfm";
import { decodeString } from "micromark-util-decode-string";
import type { TextRange } from "../text/split-sentences.ts";
import { partHtml, type Stretch } from "./part-html.ts";

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

/** Tokens inside which nothing is seen: link targets, definitions, the line that opens a fence, pictures. */
const UNSEEN: ReadonlySet<string> = new Set([
  "resource",
  "reference",
  "definition",
  "codeFencedFence",
  "gfmFootnoteDefinitionLabel",
  "image",
]);

/** Blocks that hold text rather than other blocks: what is seen of two of them stands apart. */
const LEAVES: ReadonlySet<string> = new Set([
  "paragraph",
  "atxHeading",
  "setextHeading",
  "codeFenced",
  "codeIndented",
  "htmlFlow",
  "tableHeader",
  "tableData",
]);

/** A stretch with the block that it is in, and the row of a table if it is in one; both counted from 1, 0 for none. */
export interface Seen extends Stretch {
  leaf: number;
  row: number;
}

/** What is seen of one token of micromark; `footnotes` are the calls met so far, which browsers number. */
function partToken(
  type: string,
  range: TextRange,
  context: { written: string; footnotes: string[] },
): Iterable<Stretch> {
  const { written, footnotes } = context;
  if (SEEN.has(type)) return [range];
  if (type === "htmlFlow" || type === "htmlText") return partHtml(written, range.start);
  if (type === "characterReference") return [{ ...range, shown: decodeString(written) }];
  if (type !== "gfmFootnoteCall") return [];
  if (!footnotes.includes(written)) footnotes.push(written);
  return [{ ...range, shown: String(footnotes.indexOf(written) + 1) }];
}

/** Where in the blocks of a text its tokens have come to. */
interface Place {
  hidden: number;
  leaf: number;
  row: number;
  rows: number;
}

function movePlace(place: Place, type: string, isEntered: boolean): void {
  if (UNSEEN.has(type)) place.hidden += isEntered ? 1 : -1;
  if (isEntered && LEAVES.has(type)) place.leaf += 1;
  if (type !== "tableRow") return;
  place.rows += isEntered ? 1 : 0;
  place.row = isEntered ? place.rows : 0;
}

/** Finds, in order, what a reader sees of a Markdown text. Stretches are disjoint but for HTML inside HTML. */
export function* findSeen(text: string): Generator<Seen> {
  const parser = parse({ extensions: [gfm()] }).document();
  const place: Place = { hidden: 0, leaf: 0, row: 0, rows: 0 };
  const footnotes: string[] = [];
  for (const [moment, { type, start, end }] of postprocess(parser.write(preprocess()(text, undefined, true)))) {
    movePlace(place, type, moment === "enter");
    if (moment !== "enter" || place.hidden > 0) continue;
    const range = { start: start.offset, end: end.offset };
    const context = { written: text.slice(range.start, range.end), footnotes };
    const { leaf, row } = place;
    for (const stretch of partToken(type, range, context)) yield { ...stretch, leaf, row };
  }
}
