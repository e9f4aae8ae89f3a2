import { findPublished } from "./find-published.ts";
import { readByline } from "./read-labels.ts";

/** Lines at the head of a text that are looked at. */
const MAX_LINES = 20;

/** What the first lines of a text say of it. */
export interface HeadFacts {
  authors: string[];
  /** A day as YYYY-MM-DD. */
  published: string | null;
}

/** Reads who wrote a text and when from its first lines. `year` is that of its path, for days that leave theirs open. */
export function readHead(lines: readonly string[], year: number | null): HeadFacts {
  const head = lines.slice(0, MAX_LINES);
  const byline = head.map(readByline).find((names) => names.length > 0);
  return { authors: byline ?? [], published: findPublished(head, year) };
}
