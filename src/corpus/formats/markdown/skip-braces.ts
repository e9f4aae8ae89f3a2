/** Longest expression or export that is looked for, in UTF-16 code units: a broken one costs no more than this. */
const MAX_LENGTH = 20_000;

/** Strings, templates and comments of JavaScript, whose brackets do not count; brackets; blank lines. */
const SIGN =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\*[\s\S]{0,2000}?\*\/|(?<![:\w])\/\/.*|[{([]|[})\]]|\n(?=[ \t]*(?:\n|$))/g;

/** The signs of JavaScript from an offset on, each with how deep in brackets the code is behind it. */
function* readSigns(text: string, from: number): Generator<{ sign: string; depth: number; end: number }> {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(from, from + MAX_LENGTH).matchAll(SIGN)) {
    if ("{([".includes(sign)) depth += 1;
    else if ("})]".includes(sign)) depth -= 1;
    yield { sign, depth, end: from + index + sign.length };
  }
}

/** Gives the offset behind the brace that closes the one at `at`, as JavaScript pairs them; `null` when none does. */
export function skipBraces(text: string, at: number): number | null {
  for (const { depth, end } of readSigns(text, at)) if (depth === 0) return end;
  return null;
}

/** Gives the offset behind a statement that begins at `at`: at the first blank line outside of brackets. */
export function skipStatement(text: string, at: number): number {
  for (const { sign, depth, end } of readSigns(text, at)) if (sign === "\n" && depth <= 0) return end - 1;
  return Math.min(text.length, at + MAX_LENGTH);
}
