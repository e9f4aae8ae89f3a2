import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** The forms in which an answer can be given; of those that a client likes equally, it gets the first. */
export const FORMS = ["json", "html", "markdown", "bibtex", "ris", "csl"] as const;
export type Form = (typeof FORMS)[number];

/** The media types of the forms. */
export const MEDIA_TYPES: Readonly<Record<Form, string>> = {
  json: "application/json",
  html: "text/html",
  markdown: "text/markdown",
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  csl: "application/vnd.citationstyles.csl+json",
};

/** How much a media type is wanted: by the range that names it most closely (RFC 9110, 12.5.1); 0 when none does. */
function qualityOf(mediaType: string, ranges: readonly { type: string; q: number }[]): number {
  const [kind = ""] = mediaType.split("/");
  const closest = [mediaType, `${kind}/*`, "*/*"].map((name) => ranges.find(({ type }) => type === name));
  return closest.find((range) => range !== undefined)?.q ?? 0;
}

/** Gives the form that the Accept header prefers among those offered; the first of equals, and when it names none. */
export function negotiate(c: Context, offered: readonly Form[]): Form {
  const [first = "json"] = offered;
  const supports = offered.map((form) => MEDIA_TYPES[form]);
  const chosen = accepts(c, {
    header: "Accept",
    supports,
    default: MEDIA_TYPES[first],
    match: (given) => {
      // Media types have no case (RFC 9110, 8.3.1).
      const ranges = given.map(({ type, q }) => ({ type: type.toLowerCase(), q }));
      return supports.toSorted((a, b) => qualityOf(b, ranges) - qualityOf(a, ranges))[0] ?? MEDIA_TYPES[first];
    },
  });
  return offered.find((form) => MEDIA_TYPES[form] === chosen) ?? first;
}
