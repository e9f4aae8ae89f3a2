import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** The forms in which an answer can be given. */
export type Representation = "json" | "markdown" | "html";

const MEDIA_TYPES: Readonly<Record<Representation, string>> = {
  json: "application/json",
  markdown: "text/markdown",
  html: "text/html",
};

/** Gives the form that the Accept header prefers among those offered; the first of them when it names none. */
export function negotiate(c: Context, offered: readonly [Representation, ...Representation[]]): Representation {
  const [first] = offered;
  const supports = offered.map((representation) => MEDIA_TYPES[representation]);
  const chosen = accepts(c, { header: "Accept", supports, default: MEDIA_TYPES[first] });
  return offered.find((representation) => MEDIA_TYPES[representation] === chosen) ?? first;
}
