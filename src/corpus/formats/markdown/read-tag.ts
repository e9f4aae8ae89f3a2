import type { TextRange } from "../../../text/split-sentences.ts";
import type { Cut } from "./cut.ts";
import { captionOf } from "./read-attributes.ts";
import { foundCut, type Reader, type Reading } from "./reading.ts";

/** A tag of JSX as it is written. */
interface Tag {
  name: string;
  isClosing: boolean;
  attributes: string;
  /** Attributes whose value is in braces, and braces without a name, each with the white space before it. */
  expressions: TextRange[];
  end: number;
}

const NAME = /^<(\/?)([A-Za-z][\w.:-]*|(?=>))/;

/** White space, attributes without braces, the slash of a tag without contents. */
const ATTRIBUTES =
  /(?:\s+|[\w$:@#.-]+\s*=\s*(?=\{)|[\w$:@#.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'{}<>`=]+))?|\/(?=\s*>))*/y;

/** White space and a name with its sign of equality, before the brace of a value. */
const NAME_OF_VALUE = /(?:\s+[\w$:@#.-]+\s*=)?\s*$/;

/** Most characters of the white space and name before a value: a longer name stays, and its value goes. */
const MAX_NAME = 200;

/** Longest tag, in UTF-16 code units. */
const MAX_TAG = 5_000;

/** Reads the tag at `at`, with braces among its attributes; `null` when none is there. */
function parseTag(reading: Reading, at: number): Tag | null {
  const written = reading.text.slice(at, at + MAX_TAG);
  const [opening, slash = "", name = ""] = NAME.exec(written) ?? [];
  if (opening === undefined) return null;
  const expressions: TextRange[] = [];
  let end = opening.length;
  for (;;) {
    const from = end;
    ATTRIBUTES.lastIndex = end;
    ATTRIBUTES.test(written);
    end = Math.max(end, ATTRIBUTES.lastIndex);
    const after = written.charAt(end) === "{" ? reading.skipBraces(at + end) : null;
    if (after === null) break;
    const name = NAME_OF_VALUE.exec(written.slice(Math.max(from, end - MAX_NAME), end))?.[0] ?? "";
    expressions.push({ start: at + end - name.length, end: after });
    end = after - at;
  }
  if (written.charAt(end) !== ">") return null;
  const attributes = written.slice(opening.length, end);
  return { name, isClosing: slash === "/", attributes, expressions, end: at + end + 1 };
}

/** Whether a tag outside of MDX is a component's: words in angle brackets (`Vec<String>`) are not. */
function isComponent(reading: Reading, at: number, { name, isClosing, attributes, end }: Tag): boolean {
  if (/[\w<]/.test(reading.text.charAt(at - 1))) return false;
  if (reading.isAlone({ start: at, end }) || /=|\/$/.test(attributes)) return true;
  return isClosing && reading.components.has(name);
}

/** Elements that hold paragraphs. */
const HOLDS_BLOCKS = /^(?:div|section|article|aside|figure|details|center|small)$/;

/** Whether a value in braces has a name, as in JSX: `style={{ color: "red" }}`. */
const isNamed = ({ text }: Reading, { start, end }: TextRange) => /^\s+[\w$:@#.-]+\s*=/.test(text.slice(start, end));

/**
 * Cuts out of a tag of HTML what only MDX reads in it: expressions, and the line end before its `>`, with which Markdown
 * would begin a quotation.
 */
function cutHtml(reading: Reading, at: number, { name, expressions, end }: Tag): Cut[] {
  const { text, isMdx } = reading;
  const cuts = expressions.map((range): Cut => {
    const isApart = /[\s/>]/.test(text.charAt(range.end));
    return { ...range, shown: isApart ? "" : " ", reason: "expression" };
  });
  const last = text.charAt(end - 2) === "/" ? end - 2 : end - 1;
  const start = at + text.slice(at, last).trimEnd().length;
  if (text.slice(start, last).includes("\n")) cuts.push({ start, end: last, shown: "", reason: null });
  // In MDX, what stands on the lines below such a tag is Markdown.
  if (isMdx && HOLDS_BLOCKS.test(name) && reading.isAlone({ start: at, end }))
    cuts.push({ start: end, end, shown: "\n", reason: null });
  return cuts;
}

/** What is seen in the place of a component's tag. */
function shownOf(reading: Reading, at: number, { isClosing, attributes, end }: Tag): string {
  const caption = isClosing ? "" : captionOf(attributes);
  return caption !== "" && reading.isAlone({ start: at, end }) ? `${caption}\n` : caption;
}

/** A component's tag: its children stay, and what of its attributes is shown. A tag of HTML stays, less its expressions in MDX. */
export const readTag: Reader = (reading, at) => {
  const tag = parseTag(reading, at);
  if (!tag) return null;
  const { name, end } = tag;
  if (!/^[A-Z]|\.|^$/.test(name)) {
    const isJsx = tag.expressions.length > 0 && tag.expressions.every((range) => isNamed(reading, range));
    return reading.isMdx || isJsx ? { cuts: cutHtml(reading, at, tag), end } : null;
  }
  if (!reading.isMdx && (name === "" || !isComponent(reading, at, tag))) return null;
  reading.components.add(name);
  return foundCut({ start: at, end, shown: shownOf(reading, at, tag), reason: "component" });
};
