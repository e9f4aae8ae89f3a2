import type { Markup } from "./visible-text.ts";

/** What may draw nothing: control characters but tabs and line ends, soft hyphens, marks of direction, fillers, joiners, selectors, tags. */
const SUSPECT = /[[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]--[\t\n]]/v;

/** Letters that a joiner changes: of scripts in which letters join or stack, and of none that write them one by one. */
const JOINING = String.raw`[[\p{L}\p{M}]--[\p{DI}\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]]`;

/** A picture, with what says how it is drawn. */
const EMOJI = String.raw`\p{ExtPict}(?:[\ufe0e\ufe0f]|\p{EMod})?`;

/** Where characters that draw nothing shape what is drawn: pictures joined to one, flags of England and the like, joined letters, and one selector behind what has variants. */
const SHAPING = [
  String.raw`${EMOJI}(?:\u200d${EMOJI})+`,
  String.raw`\u{1f3f4}\u{e0067}\u{e0062}[\u{e0061}-\u{e007a}]{3}\u{e007f}`,
  String.raw`${JOINING}[\u200c\u200d]`,
  String.raw`[[\p{Emoji}\p{S}\p{sc=Hani}\p{sc=Mymr}\p{sc=Phag}\p{sc=Mani}]--[\p{DI}\p{EMod}]][\ufe00-\ufe0f]`,
  String.raw`\p{sc=Hani}[\u{e0100}-\u{e01ef}]|[\p{sc=Mong}--\p{DI}][\u180b-\u180d\u180f]`,
].join("|");

const INVISIBLE = new RegExp(String.raw`(${SHAPING})|[[\p{Cc}\p{DI}\ufff9-\ufffb]--[\t\n]]+`, "gv");

/**
 * Takes out of a text the characters that draw nothing, and so could say to a program what no reader sees: control characters,
 * marks of direction, zero-width spaces, soft hyphens, tags. Joiners and variation selectors stay where they shape a letter or
 * an emoji. Linear.
 *
 * ```ts
 * stripInvisible("in\u00advis\u200bible"); // "invisible"
 * ```
 */
export function stripInvisible(text: string): string {
  return SUSPECT.test(text) ? text.replace(INVISIBLE, (_, shaping: string | undefined) => shaping ?? "") : text;
}

/** Code units before a text that tell whether a joiner at its beginning shapes a letter. */
const LEAD = 2;

/** Takes out of a text what draws nothing behind what stands before it: a joiner at its beginning may shape the last letter of that. */
function stripBehind(before: string, text: string): string {
  return text === "" ? text : stripInvisible(before + text).slice(stripInvisible(before).length);
}

/** A text on one line as a reader sees it: without what draws nothing, each stretch of white space a space. Linear. */
export function visibleLine(text: string): string {
  return stripInvisible(text.replace(/[\s\u0085]+/g, " "))
    .replace(/ {2,}/g, " ")
    .trim();
}

function* findInvisible(written: string, from: number, to: number): Generator<Markup> {
  const text = written.slice(from, to);
  if (!SUSPECT.test(text)) return;
  for (const { index, 0: found, 1: shaping } of text.matchAll(INVISIBLE))
    if (shaping === undefined) yield { start: from + index, end: from + index + found.length, shown: "" };
}

/** Adds to the markup of a text the characters that draw nothing. Ordered and disjoint as what it was given. Linear. */
export function hideInvisible(written: string, markup: readonly Markup[]): Markup[] {
  const all: Markup[] = [];
  let from = 0;
  for (const one of markup) {
    for (const invisible of findInvisible(written, from, one.start)) all.push(invisible);
    all.push({ ...one, shown: stripBehind(written.slice(Math.max(from, one.start - LEAD), one.start), one.shown) });
    from = one.end;
  }
  for (const invisible of findInvisible(written, from, written.length)) all.push(invisible);
  return all;
}
