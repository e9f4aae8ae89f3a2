import { foundCut, type Reader } from "./reading.ts";

/** A comment of HTML; one within a paragraph ends with it. */
export const readComment: Reader = (reading, at) => {
  const { text } = reading;
  const end = text.startsWith("<!--", at) ? reading.after("-->", at + 2) : null;
  if (end === null) return null;
  const begins = /^[ \t>]*$/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
  return begins || !/\n[ \t>]*\n/.test(text.slice(at, end))
    ? foundCut({ start: at, end, shown: "", reason: "comment" })
    : null;
};

const ELEMENT = /<(script|style|template|pre|code|kbd|samp)\b/y;

/** Elements that browsers do not show, which are cut, and those whose contents are code, which are not looked into. */
export const readElement: Reader = (reading, at) => {
  const { text } = reading;
  ELEMENT.lastIndex = at;
  const name = ELEMENT.exec(text)?.[1];
  const end = name === undefined ? null : reading.after(`</${name}>`, at);
  if (end === null) return null;
  const isCode = name === "pre" || name === "code" || name === "kbd" || name === "samp";
  return isCode ? { cuts: [], end } : foundCut({ start: at, end, shown: "", reason: `<${name}> element` });
};
