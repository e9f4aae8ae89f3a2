import { decodeString } from "micromark-util-decode-string";
import { stripInvisible } from "../../../text/hide-invisible.ts";
import { HIDING_STYLE } from "../hiding-style.ts";
import { foundCut, type Reader, type Reading } from "./reading.ts";

/** Most characters before a mark that are looked at: a line may be as long as its file. */
const MAX_LEAD = 200;

/** Whether nothing but the marks of a quotation stands before an offset on its line. */
const beginsLine = (text: string, at: number) => /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, at - MAX_LEAD), at));

/** What browsers take for comments, and how each ends. */
const COMMENTS: readonly [string, string][] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<!", ">"],
  ["<?", ">"],
];

/**
 * A comment of HTML, a declaration or an instruction; one within a paragraph ends with it. A comment that begins a line and that nothing
 * ends goes on to the end of the text, as in browsers.
 */
export const readComment: Reader = (reading, at) => {
  const { text } = reading;
  const [opening, closing] = COMMENTS.find(([mark]) => text.startsWith(mark, at)) ?? [];
  if (opening === undefined || closing === undefined || !/^<(?:[!?][a-z]|!--|!\[)/i.test(text.slice(at, at + 4)))
    return null;
  const begins = beginsLine(text, at);
  const isOpen = opening === "<!--" && (at === 0 || text.charAt(at - 1) === "\n");
  const end = reading.after(closing, at + 2) ?? (isOpen ? text.length : null);
  if (end === null) return null;
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

/** A start tag with its attributes. */
const START_TAG = /<([a-z][a-z\d]*)(\s[^<>]{0,2000})>/iy;
const ATTRIBUTE = /([^\s"'=/<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Whether the attributes of an element hide it from readers, wherever it is shown. */
function isHiding(attributes: string): boolean {
  return attributes
    .matchAll(ATTRIBUTE)
    .some(([, name = "", double, single, bare]) =>
      /^style$/i.test(name) ? HIDING_STYLE.test(double ?? single ?? bare ?? "") : /^hidden$/i.test(name),
    );
}

/** Elements without contents. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Most tags that are looked at for the end of a hidden element. */
const MAX_TAGS = 100;

/** Where the element ends whose start tag ends at an offset; `null` when its end is not found. */
function findEnd({ text }: Reading, name: string, from: number): number | null {
  const tag = new RegExp(`<(/?)${name}\\b[^<>]*>`, "gi");
  tag.lastIndex = from;
  let [open, seen] = [1, 0];
  for (let found = tag.exec(text); found && seen < MAX_TAGS; found = tag.exec(text)) {
    seen += 1;
    open += found[1] === "/" ? -1 : 1;
    if (open === 0) return tag.lastIndex;
  }
  return null;
}

/** An element that is hidden from readers, with all that it holds. */
export const readHidden: Reader = (reading, at) => {
  START_TAG.lastIndex = at;
  const [tag = "", name = "", attributes = ""] = START_TAG.exec(reading.text) ?? [];
  if (!isHiding(attributes)) return null;
  const inside = at + tag.length;
  const end = VOID.test(name) ? inside : reading.walk(() => findEnd(reading, name, inside));
  return end === null ? null : foundCut({ start: at, end, shown: "", reason: "hidden" });
};

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/iy;

/** Code units before an entity that tell whether it shapes a letter. */
const LEAD = 2;

/** An entity of a character that draws nothing. */
export const readInvisible: Reader = ({ text }, at) => {
  ENTITY.lastIndex = at;
  const [entity] = ENTITY.exec(text) ?? [];
  if (entity === undefined) return null;
  const before = text.slice(Math.max(0, at - LEAD), at).toWellFormed();
  const isSeen = stripInvisible(before + decodeString(entity)) !== stripInvisible(before);
  return isSeen ? null : foundCut({ start: at, end: at + entity.length, shown: "", reason: null });
};
