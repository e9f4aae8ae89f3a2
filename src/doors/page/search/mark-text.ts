import { html } from "hono/html";
import type { Highlights } from "../../../contract/search-response.ts";
import type { Html } from "../html.ts";

/** Shows a text with its highlights marked. */
export function markText(text: string, highlights: Highlights): Html[] {
  let at = 0;
  const pieces = highlights.flatMap(([start = 0, end = 0]) => {
    const before = html`${text.slice(at, start)}`;
    at = end;
    return [before, html`<mark>${text.slice(start, end)}</mark>`];
  });
  return [...pieces, html`${text.slice(at)}`];
}
