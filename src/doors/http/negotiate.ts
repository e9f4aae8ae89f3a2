import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** The forms in which an answer can be given. */
export type Representation = "json" | "markdown" | "html";

const MEDIA_TYPES: Readonly<Record<Representation, string>> = {
  json: "application/json",
  markdown: "text/markdown",
  html: "text/html",
};

/** How much a media type is wanted: by the range that names it most closely (RFC 9110, 12.5.1); 0 when none does. */
function qualityOf(mediaType: string, ranges: readonly { type: string; q: number }[]): number {
  const [kind = ""] = mediaType.split("/");
  const closest = [mediaType, `${kind}/*`, "*/*"].map((name) => ranges.find(({ type }) => type === name));
  return closest.find((range) => range !== undefined)?.q ?? 0;
}

/** Gives the form that the Accept header prefers among those offered; of equals, and when it names none, the first. */
export function negotiate(c: Context, offered: readonly [Representation, ...Representation[]]): Representation {
  const [first] = offered;
  const supports = offered.map((representation) => MEDIA_TYPES[representation]);
  const chosen = accepts(c, {
    header: "Accept",
    supports,
    default: MEDIA_TYPES[first],
    match: (ranges) =>
      supports.toSorted((a, b) => qualityOf(b, ranges) - qualityOf(a, ranges))[0] ?? MEDIA_TYPES[first],
  });
  return offered.find((representation) => MEDIA_TYPES[representation] === chosen) ?? first;
}
