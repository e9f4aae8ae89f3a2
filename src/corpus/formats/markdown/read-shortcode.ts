import { captionOf } from "./read-attributes.ts";
import { foundCut, type Reader } from "./reading.ts";

/** A tag in brackets with an attribute or more, and the one that ends it. */
const OPENING =
  /\[([a-z]\w+)((?:[ \t]+(?:[\w-]+=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'[\]]+)|\w+))+)[ \t]*\/?\](?![[(:])/y;
const CLOSING = /\[\/([a-z]\w+)\]/y;

/** A shortcode of WordPress, Discourse and the like: `[gallery ids="1,2"]`, `[quote="Ada"]…[/quote]`. */
export const readShortcode: Reader = (reading, at) => {
  const { text, components } = reading;
  OPENING.lastIndex = at;
  CLOSING.lastIndex = at;
  const [opened, name, attributes = ""] = OPENING.exec(text) ?? [];
  if (opened !== undefined && name !== undefined && attributes.includes("=")) {
    components.add(`[${name}`);
    return foundCut({ start: at, end: at + opened.length, shown: captionOf(attributes), reason: "shortcode" });
  }
  const [closed, ending] = CLOSING.exec(text) ?? [];
  if (closed === undefined || !components.has(`[${ending}`)) return null;
  return foundCut({ start: at, end: at + closed.length, shown: "", reason: "shortcode" });
};
