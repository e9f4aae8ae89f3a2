import type { TextRange } from "../../../text/split-sentences.ts";
import { captionOf } from "./read-attributes.ts";
import { type Found, foundCut, type Reader, type Reading } from "./reading.ts";

/** Most characters that a template tag or a shortcode runs on for: its closing mark behind them is another's. */
const MAX_TAG = 2_000;

/** Tags around code, which a fence takes the place of, and around text that the generator does not read. */
const VERBATIM =
  /^\{[{%]-?[<%]?\s*(highlight|code(?:[-_]?\w+)*|raw|verbatim|comment)(?![\w-])[ \t]*(?:lang:)?(?:([\w+#-]+)(?![\w+#-]*[=:]))?/;

/** A tag, with all down to its end tag when the generator reads nothing in between. */
function readVerbatim(reading: Reading, tag: TextRange, reason: string): Found | null {
  const [, name = "", language = ""] = VERBATIM.exec(reading.text.slice(tag.start, tag.end)) ?? [];
  if (name === "") return null;
  const isCode = name.startsWith("code");
  // A shortcode of code may have no end: then the end that follows is that of another.
  const opening = isCode ? `|\\{\\{[<%]\\s*${name}(?![\\w-])` : "";
  const ending = `\\{(?:\\{[<%]\\s*/\\s*${name}\\s*[%>]\\}|%-?\\s*end${name}\\s*-?%)\\}`;
  const last = reading.match(new RegExp(ending + opening, "g"), tag.end);
  if (!last || !reading.text.startsWith("}", last.end - 1)) return null;
  if (name === "comment") return foundCut({ start: tag.start, end: last.end, shown: "", reason: "comment" });
  const isFence = (name === "highlight" || isCode) && reading.isAlone(tag) && reading.isAlone(last);
  return {
    cuts: [
      { ...tag, shown: isFence ? `\`\`\`${language}` : "", reason },
      { ...last, shown: isFence ? "```" : "", reason },
    ],
    end: last.end,
  };
}

/** Marks that hold what a site's generator puts something in the place of. */
const TAGS: readonly { open: string; close: string; reason: string }[] = [
  { open: "{{<", close: ">}}", reason: "shortcode" },
  { open: "{{%", close: "%}}", reason: "shortcode" },
  { open: "{{#", close: "}}", reason: "include" },
  { open: "{{", close: "}}", reason: "template expression" },
  { open: "{%", close: "%}", reason: "template tag" },
  { open: "{# ", close: "#}", reason: "comment" },
  { open: "{/*", close: "*/}", reason: "comment" },
];

/** What the marks at an offset open: `{{%` also opens an expression, `{{%segment outline}}`. */
function kindAt({ text }: Reading, at: number): (typeof TAGS)[number] | undefined {
  const kinds = TAGS.filter(({ open }) => text.startsWith(open, at));
  const isExpression = /^\{\{%[^%{}\n]{0,200}\}\}/.test(text.slice(at, at + 210));
  return isExpression ? kinds.at(-1) : kinds[0];
}

/** A tag that writes an address: Hugo's `ref`, Jekyll's `link` and `post_url`, and a path that a filter completes. */
const ADDRESS =
  /^\{(?:\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?|%-?\s*(?:link|post_url)\s+|\{-?\s*(?=["'].*\|\s*(?:relative|absolute)_url))["']?([^"'\s%>]+)/;

/** What stands before the address of a link: of Markdown, a definition or HTML, with what completes it. */
const BEFORE_ADDRESS = /(?:\]\(\s*<?|\]:[ \t]*<?|href=["']?)(?:\{\{[^{}]{0,50}\}\})?$/;

/** The path that a tag writes into a link, from the root of the site; `null` for any other tag. */
function addressOf({ text }: Reading, { start, end }: TextRange): string | null {
  const [, path] = ADDRESS.exec(text.slice(start, end)) ?? [];
  if (path === undefined || !BEFORE_ADDRESS.test(text.slice(Math.max(0, start - 100), start))) return null;
  return /^(?:[/#]|\.\.?\/)/.test(path) ? path : `/${path}`;
}

/** What is seen in the place of a tag: a picture's caption, the title of a box. */
function shownOf(reading: Reading, tag: TextRange): string {
  const written = reading.text.slice(tag.start, tag.end);
  const address = addressOf(reading, tag);
  if (address !== null) return address;
  const caption = /^\{[{%]/.test(written) ? captionOf(written) : "";
  return caption !== "" && reading.isAlone(tag) ? `${caption}\n` : caption;
}

/** What stands before the braces of a formula. */
const IN_FORMULA = /(?:[\^_]|\\[a-z]*)$/i;

/** A blank line or a fence of code: no tag runs on over it. */
const ENDS_PARAGRAPH = /\n[ \t>]*(?:\n|```|~~~)/;

/** A shortcode, template tag or comment. Braces of formulas (`x^{{2}}`) and escaped shortcodes (`{{</* … >}}`) are none. */
export const readTemplate: Reader = (reading, at) => {
  const { text } = reading;
  const kind = kindAt(reading, at);
  if (!kind || (kind.reason === "template expression" && IN_FORMULA.test(text.slice(Math.max(0, at - 20), at))))
    return null;
  const end = reading.after(kind.close, at + kind.open.length);
  if (end === null || end - at > MAX_TAG) return null;
  if (kind.reason !== "comment" && ENDS_PARAGRAPH.test(text.slice(at, end))) return null;
  if (text.startsWith("/*", at + 3) && kind.reason === "shortcode") return { cuts: [], end };
  const tag = { start: at, end };
  const verbatim = readVerbatim(reading, tag, kind.reason);
  return verbatim ?? foundCut({ ...tag, shown: shownOf(reading, tag), reason: kind.reason });
};
