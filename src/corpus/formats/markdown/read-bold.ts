import type { Cut } from "./cut.ts";
import type { Reader } from "./reading.ts";

/** What stands between two marks of bold on one line; the marks are of two asterisks each. */
const BOLD = /\*\*(?!\s)((?:[^*\n\\]|\\.|\*(?!\*)){1,500}?)(?<![\s\\])\*\*(?!\*)/y;

const LETTER_BEFORE = /[\p{L}\p{M}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}]/u;

/** A sign with which bold may begin, and one with which it may end: no bracket or quote that faces the other way. */
const SIGN_FIRST = /^(?![\p{Pe}\p{Pf},.;:])[\p{P}\p{S}]/u;
const SIGN_LAST = /(?![\p{Ps}\p{Pi}])[\p{P}\p{S}]$/u;

/** A sign inside of bold with a letter outside of it, where Markdown shows the asterisks: {@link readBold} finds nothing in a text without it. */
export const AMISS = /[\p{P}\p{S}]\*\*[\p{L}\p{N}]|[\p{L}\p{N}]\*\*[\p{Ps}\p{Pi}\p{Po}`$]/u;

/**
 * The marks of bold that Markdown shows where no space stands around them, as in Chinese, Japanese and Korean: `**注意：**请`,
 * `**값(value)**을`. Other generators read them as their author means them.
 */
export const readBold: Reader = (reading, at) => {
  const { text } = reading;
  if (text.charAt(at - 1) === "*" || reading.closers.has(at)) return null;
  BOLD.lastIndex = at;
  const [written, inner = ""] = BOLD.exec(text) ?? [];
  if (written === undefined) return null;
  const end = at + written.length;
  reading.closers.add(end - 2);
  const before = text.slice(Math.max(0, at - 2), at).toWellFormed();
  const isOpeningAmiss = LETTER_BEFORE.test(before) && SIGN_FIRST.test(inner);
  const isClosingAmiss = LETTER_AFTER.test(text.slice(end, end + 2)) && SIGN_LAST.test(inner);
  if (!isOpeningAmiss && !isClosingAmiss) return null;
  const marks = [at, end - 2].map((start): Cut => ({ start, end: start + 2, shown: "", reason: null }));
  return { cuts: marks, end: at + 2 };
};
