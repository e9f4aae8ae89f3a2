import type { PassageIndex } from "../index/read/passage-index.ts";
import type { QuotedArticle } from "./find-quoted-articles.ts";
import { type ArticleStretch, openArticle, openStretch } from "./open-stretch.ts";

/** Passages of an article from one to another, counted from 0. */
interface PassageRun {
  first: number;
  last: number;
}

/** The passages in which ranges of an article's tokens lie, or that touch them; runs that touch are one. */
function runsOf(
  { columns: { textLength } }: PassageIndex,
  { first, end }: { first: number; end: number },
  ranges: QuotedArticle["ranges"],
): PassageRun[] {
  const runs: PassageRun[] = [];
  let base = 0;
  for (let passage = first; passage < end; passage++) {
    const behind = base + (textLength[passage] ?? 0);
    const at = passage - first;
    if (ranges.some((range) => range.start <= behind && range.end >= base)) {
      const last = runs.at(-1);
      if (last?.last === at - 1) last.last = at;
      else runs.push({ first: at, last: at });
    }
    base = behind;
  }
  return runs;
}

/** Opens those stretches of an article where a quote may stand, in order. */
export async function openQuotedArticle(
  index: PassageIndex,
  { article, ranges }: QuotedArticle,
): Promise<ArticleStretch[]> {
  const [head] = await index.readHeads([article]);
  if (!head) return [];
  const open = openArticle(head, await index.readText(head));
  const end = head.first + head.passages.length;
  return runsOf(index, { first: head.first, end }, ranges).map(({ first, last }) => openStretch(open, first, last));
}
