import { captionOf } from "./read-attributes.ts";
import { foundCut, type Reader } from "./reading.ts";

/** A tag in brackets with an attribute or more, and the one that ends it. */
const OPENING =
  /\[([a-z]\w+)((?:[ \t]+(?:[\w-]+=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'[\]]+)|\w+))+)[ \t]*\/?\](?![[(:])/y;
const CLOSING = /\[\/([a-z]\w+)\]/y;

/** A shortcode of WordPress, Discourse and the like: `[gallery ids="1,2"]`, `[quote="Ada"]…[/quote]`. Without quotation marks it stands alone on its line: usage is written like that too, `mount [rw uid=1000]`. */
export const readShortcode: Reader = (reading, at) => {
  const { text, components } = reading;
  OPENING.lastIndex = at;
  CLOSING.lastIndex = at;
  const [opened, name, attributes = ""] = OPENING.exec(text) ?? [];
  const end = at + (opened?.length ?? 0);
  if (
    name !== undefined &&
    (/=["']/.test(attributes) || (attributes.includes("=") && reading.isAlone({ start: at, end })))
  ) {
    components.add(`[${name}`);
    return foundCut({ start: at, end, shown: captionOf(attributes), reason: "shortcode" });
  }
  const [closed, ending] = CLOSING.exec(text) ?? [];
  if (closed === undefined || !components.has(`[${ending}`)) return null;
  return foundCut({ start: at, end: at + closed.length, shown: "", reason: "shortcode" });
};
