import type { TextRange } from "../../../text/split-sentences.ts";
import { type Cut, makeCover } from "./cut.ts";
import { readBold } from "./read-bold.ts";
import { readComment, readElement, readHidden, readInvisible } from "./read-html.ts";
import { readReference } from "./read-reference.ts";
import { readRole } from "./read-role.ts";
import { readShortcode } from "./read-shortcode.ts";
import { readSpacedLink } from "./read-spaced-link.ts";
import { readTag } from "./read-tag.ts";
import { readTemplate } from "./read-template.ts";
import { readMark, readPercents, readWikiLink } from "./read-wiki.ts";
import { type Found, foundCut, type Reader, Reading } from "./reading.ts";

/** `{: .class}`, `{#id}`, `{.class key=value}`; Quarto writes the words of a picture for the blind there. */
const ATTRIBUTES =
  /\{(?::[^{}\n]{0,200}|[ \t]*(?:#[^\s{}]+|\.[\p{L}_][^\s{}]*|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))[^{}\n]{0,2000})\}/uy;

/** Whether what stands before a list of attributes may be what it belongs to: braces are a part of formulas too. */
function belongs(before: string, attributes: string): boolean {
  if (/[)\]`>]/.test(before)) return true;
  return /[*_]/.test(before) && /^\{[ \t]*[:.#]/.test(attributes);
}

/** An attribute list with the space before it: at the end of a line, or right behind what it belongs to. */
const readAttributes: Reader = ({ text }, at) => {
  ATTRIBUTES.lastIndex = at;
  const written = ATTRIBUTES.exec(text)?.[0];
  if (written === undefined) return null;
  const end = at + written.length;
  const isLast = /^[ \t]*(?:#+[ \t]*)?(?:\n|$)/.test(text.slice(end, end + 100));
  if (!isLast && !belongs(text.charAt(at - 1), written)) return null;
  const before = /[ \t]{0,100}$/.exec(text.slice(Math.max(0, at - 100), at))?.[0].length ?? 0;
  const [, id] = /[{:\s]#([^\s{}"'<>.]+)/.exec(written) ?? [];
  return foundCut({ start: at - before, end, shown: "", ...(id !== undefined && { id }), reason: "attribute list" });
};

/** `{" "}` and the like, which show their string. */
const STRING_EXPRESSION = /^\{\s*(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`)\s*\}$/;

/** An expression of MDX; within a paragraph it ends with it. */
const readExpression: Reader = (reading, at) => {
  const { text } = reading;
  const end = reading.isMdx ? reading.skipBraces(at) : null;
  if (end === null) return null;
  const isBlock = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 100), at));
  if (!isBlock && /\n[ \t]*\n/.test(text.slice(at, end))) return null;
  const [, double, single, template] = STRING_EXPRESSION.exec(text.slice(at, end)) ?? [];
  return foundCut({ start: at, end, shown: double ?? single ?? template ?? "", reason: "expression" });
};

/** Most characters of a formula between `$$` in which a blank line is looked for. */
const MAX_FORMULA = 2_000;

/** A formula, in which braces mean other things. */
const readFormula: Reader = (reading, at) => {
  const { text } = reading;
  if (text.startsWith("$$", at)) {
    const end = reading.after("$$", at + 2);
    return end === null || /\n\s*\n/.test(text.slice(at, Math.min(end, at + MAX_FORMULA))) ? null : { cuts: [], end };
  }
  const [formula] = /^\$(?=\S)[^$\n]{0,500}\\[^$\n]{0,500}\$/.exec(text.slice(at, at + 1_010)) ?? [];
  return formula === undefined ? null : { cuts: [], end: at + formula.length };
};

/** The marks that may open something, and what may read it, the first first. */
const READERS: ReadonlyMap<string, readonly Reader[]> = new Map([
  ["<", [readComment, readElement, readHidden, readTag]],
  ["&", [readInvisible]],
  ["{", [readTemplate, readRole, readAttributes, readExpression]],
  ["==", [readMark]],
  ["%%", [readPercents]],
  ["[[", [readWikiLink]],
  ["![[", [readWikiLink]],
  ["[", [readShortcode, readReference, readSpacedLink]],
  ["**", [readBold]],
  ["$", [readFormula]],
]);

const MARK =
  /\\[\s\S]|<|&(?=#|[a-z]{2,31};)|\{|%%|!?\[\[|\[(?=\/?[a-z]\w+(?:[ \t]+[\w-]+=|\]))|\[(?=[^[\]\n]*\]\([^\s()<>]+[ \t][^()\n]*\))|\[(?=[^[\]\n]*(?:\n[^[\]\n]*)?\]\[)|==|\*\*|\$/g;

function readMarkAt(reading: Reading, mark: string, at: number): Found | null {
  for (const read of READERS.get(mark) ?? []) {
    const found = read(reading, at);
    if (found) return found;
  }
  return null;
}

/** Finds what stands within lines and is not for the reader, disjoint; `covered` is not looked into. Linear. */
export function findCuts(text: string, covered: readonly TextRange[], isMdx: boolean): Cut[] {
  const reading = new Reading(text, isMdx);
  const coverAt = makeCover(covered);
  const cuts: Cut[] = [];
  const mark = new RegExp(MARK);
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const { 0: opened, index } = match;
    const covering = coverAt(index);
    const found = covering ? { cuts: [], end: covering.end } : readMarkAt(reading, opened, index);
    for (const cut of found?.cuts ?? []) cuts.push(cut);
    mark.lastIndex = found?.end ?? mark.lastIndex;
  }
  return cuts;
}
