import type { Highlights, Hit } from "../../../contract/search-response.ts";

/** A piece of a text, and whether it was sought. */
interface Piece {
  text: string;
  isMarked: boolean;
}

/**
 * Splits a text at the ranges that are to be marked, in UTF-16 code units. The pieces make up the text, whatever the ranges are: one that
 * begins before the end of another, or reaches over the text, counts as far as it can.
 */
export function splitMarks(text: string, ranges: Highlights): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const take = (until: number, isMarked: boolean) => {
    const end = Math.min(until, text.length);
    if (end <= done) return;
    pieces.push({ text: text.slice(done, end), isMarked });
    done = end;
  };
  for (const [start = 0, end = 0] of ranges) {
    take(start, false);
    take(end, true);
  }
  take(text.length, false);
  return pieces;
}

/** Gathers hits by their articles, in the order of each article's best. */
export function groupHits(hits: readonly Hit[]): [best: Hit, ...others: Hit[]][] {
  const groups = new Map<string, [Hit, ...Hit[]]>();
  for (const hit of hits) {
    const group = groups.get(hit.article.id);
    if (group) group.push(hit);
    else groups.set(hit.article.id, [hit]);
  }
  return [...groups.values()];
}
