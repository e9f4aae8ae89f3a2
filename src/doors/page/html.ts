import { raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of HTML whose text has been escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Lets through HTML that was made safe when the index was built. */
export function trusted(safe: string): Html {
  return raw(safe);
}
