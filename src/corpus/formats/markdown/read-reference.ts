import type { Cut } from "./cut.ts";
import type { Reader } from "./reading.ts";

/** `[text][label]` or `[text][]`. */
const REFERENCE = /\[((?:[^[\]\\\n]|\\.|\n(?!\s)){1,300})\]\[([^[\]\n]{0,200})\]/y;

/** A text of two letters in a row, not the range of a pattern (`[a-z][0-9]`), the mark of a note or a task. */
const NAME = /^(?![!^@]|[xX ]$).*\p{L}[\p{L}\p{M}]/su;
const RANGE = /^\S-\S/;

/** Characters of a line that are looked at before a bracket. */
const MAX_LEAD = 200;

/** The beginning of a line with its marks: a row of brackets there may be tags, `[core][fix]`. */
const LINE_START = /(?:^|\n)[ \t>]*(?:(?:[-*+]|#{1,6}|\d+[.)]|\[[ xX]\])[ \t]+)*$/;

/** What only the name of a target has. */
const IDENTIFIER = /[\s._:/#\d-]/;

/** Words with a capital are no such name, but a second source: `[Smith 2019][Jones 2020]`. */
const PROSE = /^(?=.*\s).*\p{Lu}/u;

/**
 * A link whose target another file gives, as generators that include one in each page have it: its text stays. A link whose
 * target the text defines is Markdown's own.
 */
export const readReference: Reader = (reading, at) => {
  REFERENCE.lastIndex = at;
  const [written, text = "", label = ""] = REFERENCE.exec(reading.text) ?? [];
  const end = at + (written?.length ?? 0);
  if (written === undefined || !NAME.test(text) || RANGE.test(text) || RANGE.test(label) || PROSE.test(label))
    return null;
  if (/[\p{L}\p{N}\])!\\]/u.test(reading.text.charAt(at - 1)) || /[[({*+?:]/.test(reading.text.charAt(end)))
    return null;
  const isFirst = LINE_START.test(reading.text.slice(Math.max(0, at - MAX_LEAD), at));
  if ((label !== "" && isFirst && !IDENTIFIER.test(label)) || reading.defines(label || text)) return null;
  const marks = [
    { start: at, end: at + 1 },
    { start: at + 1 + text.length, end },
  ].map((range): Cut => ({ ...range, shown: "", reason: null }));
  return { cuts: marks, end };
};
