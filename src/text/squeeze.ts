import { VisibleText } from "./visible-text.ts";

/** White space that is no single space inside the text, and bars: at an edge of a line neither is shown. */
const GAP = /[\s|]{2,}|[^\S ]|\||^ | $/g;

/** Gives a text with its white space collapsed, without empty lines, and without bars at the ends of lines. Linear. */
export function squeeze(text: string): VisibleText {
  const markup = Array.from(text.matchAll(GAP), ({ index: start, 0: gap }) => {
    const end = start + gap.length;
    const isOuter = start === 0 || end === text.length;
    const inner = gap.includes("\n") ? "\n" : gap.replace(/\s+/g, " ");
    return { start, end, shown: isOuter ? "" : inner };
  });
  return new VisibleText(text, markup);
}
