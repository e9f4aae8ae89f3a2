import { parse, postprocess, preprocess } from "micromark";
import { gfm } from "micromark-extension-gfm";
import type { TextRange } from "../analysis/split-sentences.ts";

/** Tokens of micromark whose characters a reader sees. */
const SEEN: ReadonlySet<string> = new Set([
  "data",
  "characterEscapeValue",
  "characterReference",
  "codeTextData",
  "codeFlowValue",
  "literalAutolink",
  "autolinkProtocol",
  "autolinkEmail",
]);

/** Tokens inside which nothing is seen: link targets, definitions, the line that opens a fence. */
const UNSEEN: ReadonlySet<string> = new Set([
  "resource",
  "reference",
  "definition",
  "codeFencedFence",
  "gfmFootnoteCall",
]);

const TAG = /<(?:[^<>]*)>/g;

/** The stretches of raw HTML between its tags. */
function* betweenTags(html: string, offset: number): Generator<TextRange> {
  let at = 0;
  for (const tag of html.matchAll(TAG)) {
    if (tag.index > at) yield { start: offset + at, end: offset + tag.index };
    at = tag.index + tag[0].length;
  }
  if (at < html.length) yield { start: offset + at, end: offset + html.length };
}

/**
 * Finds what a reader sees of a Markdown text, to the character: emphasis marks, link targets, list bullets,
 * table rules and HTML tags are left out. Ordered, disjoint ranges in UTF-16 code units; linear.
 */
export function findVisibleRanges(text: string): TextRange[] {
  const events = postprocess(
    parse({ extensions: [gfm()] })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
  const ranges: TextRange[] = [];
  let hidden = 0;
  let covered = 0;
  for (const [moment, { type, start, end }] of events) {
    if (UNSEEN.has(type)) hidden += moment === "enter" ? 1 : -1;
    if (moment !== "enter" || hidden > 0 || start.offset < covered) continue;
    if (type === "htmlFlow" || type === "htmlText") {
      ranges.push(...betweenTags(text.slice(start.offset, end.offset), start.offset));
      covered = end.offset;
    } else if (SEEN.has(type)) {
      ranges.push({ start: start.offset, end: end.offset });
      covered = end.offset;
    }
  }
  return ranges;
}
