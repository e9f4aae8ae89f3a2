import { captionOf } from "./read-attributes.ts";
import { foundCut, type Reader, type Reading } from "./reading.ts";

/** A tag of JSX as it is written. */
interface Tag {
  name: string;
  isClosing: boolean;
  attributes: string;
  end: number;
}

const NAME = /^<(\/?)([A-Za-z][\w.:-]*|(?=>))/;

/** White space, attributes without braces, the slash of a tag without contents. */
const ATTRIBUTES =
  /(?:\s+|[\w$:@#.-]+\s*=\s*(?=\{)|[\w$:@#.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'{}<>`=]+))?|\/(?=\s*>))*/y;

/** Longest tag, in UTF-16 code units. */
const MAX_TAG = 5_000;

/** Reads the tag at `at`, with braces among its attributes; `null` when none is there. */
function parseTag(reading: Reading, at: number): Tag | null {
  const written = reading.text.slice(at, at + MAX_TAG);
  const [opening, slash = "", name = ""] = NAME.exec(written) ?? [];
  if (opening === undefined) return null;
  let end = opening.length;
  for (;;) {
    ATTRIBUTES.lastIndex = end;
    ATTRIBUTES.test(written);
    end = Math.max(end, ATTRIBUTES.lastIndex);
    const after = written.charAt(end) === "{" ? reading.skipBraces(at + end) : null;
    if (after === null) break;
    end = after - at;
  }
  if (written.charAt(end) !== ">") return null;
  return { name, isClosing: slash === "/", attributes: written.slice(opening.length, end), end: at + end + 1 };
}

/** Whether a tag outside of MDX is a component's: words in angle brackets (`Vec<String>`) are not. */
function isComponent(reading: Reading, at: number, { name, isClosing, attributes, end }: Tag): boolean {
  if (/[\w<]/.test(reading.text.charAt(at - 1))) return false;
  if (reading.isAlone({ start: at, end }) || /=|\/$/.test(attributes)) return true;
  return isClosing && reading.components.has(name);
}

/** A tag of HTML as it stands without its expressions. */
function formatTag({ name, isClosing, attributes }: Tag): string {
  const kept = Array.from(attributes.matchAll(/(?<![\w-])[\w-]+\s*=\s*(?:"[^"]*"|'[^']*')/g), ([one]) => ` ${one}`);
  return `<${isClosing ? "/" : ""}${name}${kept.join("")}${/\/\s*$/.test(attributes) ? " /" : ""}>`;
}

/** What is seen in the place of a component's tag. */
function shownOf(reading: Reading, at: number, { isClosing, attributes, end }: Tag): string {
  const caption = isClosing ? "" : captionOf(attributes);
  return caption !== "" && reading.isAlone({ start: at, end }) ? `${caption}\n` : caption;
}

/** A component's tag: its children stay, and what of its attributes is shown. A tag of HTML stays, less its expressions. */
export const readTag: Reader = (reading, at) => {
  const tag = parseTag(reading, at);
  if (!tag) return null;
  const { name, attributes, end } = tag;
  if (!/^[A-Z]|\.|^$/.test(name)) {
    const isHtml = !reading.isMdx || !attributes.includes("{");
    return isHtml ? null : foundCut({ start: at, end, shown: formatTag(tag), reason: null });
  }
  if (!reading.isMdx && (name === "" || !isComponent(reading, at, tag))) return null;
  reading.components.add(name);
  return foundCut({ start: at, end, shown: shownOf(reading, at, tag), reason: "component" });
};
