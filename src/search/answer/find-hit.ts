import { DEFAULT_LIMIT, type SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { makeCursor } from "../../reading/cursor.ts";
import { type OpenPassage, readPassages } from "../../reading/read-passages.ts";
import { identify, rankInOrder } from "./search-passages.ts";

/** A hit of a search among the others. */
export interface FoundHit {
  rank: number;
  /** How many hits the search lists. */
  listed: number;
  /** The number of its article. */
  article: number;
  passage: OpenPassage;
  /** The hits before and after it. */
  previous: OpenPassage | null;
  next: OpenPassage | null;
  /** The cursor of the page of results that it is on; `null` for the first. */
  cursor: string | null;
}

/** Searches again, and gives the hit of a rank; `null` where the list is shorter. With the same index it is the same hit, whatever the size of a page. */
export async function findHit(
  index: PassageIndex,
  request: SearchRequest,
  { rank, release }: { rank: number; release?: string | undefined },
): Promise<FoundHit | null> {
  const { top, listed } = await rankInOrder(index, request, rank + 1);
  const hit = top[rank - 1];
  if (!hit) return null;
  const first = Math.max(0, rank - 2);
  const opened = await readPassages(
    index,
    top.slice(first, rank + 1).map(({ passage }) => passage),
  );
  const [passage = null, next = null] = opened.slice(rank - 1 - first);
  const page = rank - 1 - ((rank - 1) % DEFAULT_LIMIT);
  return (
    passage && {
      rank,
      listed,
      article: hit.article,
      passage,
      previous: rank > 1 ? (opened[0] ?? null) : null,
      next,
      cursor: page === 0 ? null : makeCursor(identify(index, request, release), page),
    }
  );
}
