import { html } from "hono/html";
import type { Highlights } from "../../../contract/search-response.ts";
import type { Html } from "../html.ts";

/** Joins highlights that touch, as words do in scripts that put no space between them: a reader sees one place. */
function joinTouching(highlights: Highlights): [start: number, end: number][] {
  const joined: [number, number][] = [];
  for (const [start = 0, end = 0] of highlights) {
    const last = joined.at(-1);
    if (last?.[1] === start) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** Shows a text with its highlights marked. */
export function markText(text: string, highlights: Highlights): Html[] {
  let at = 0;
  const pieces = joinTouching(highlights).flatMap(([start, end]) => {
    const before = html`${text.slice(at, start)}`;
    at = end;
    return [before, html`<mark>${text.slice(start, end)}</mark>`];
  });
  return [...pieces, html`${text.slice(at)}`];
}
