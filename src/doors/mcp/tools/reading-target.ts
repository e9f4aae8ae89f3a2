import type { ArticleHead } from "../../../index/read/passage-index.ts";
import { findPassage } from "../../../reading/find-by-id.ts";
import { passageUrl } from "../../../reading/make-urls.ts";
import { openPassages } from "../../../reading/read-passages.ts";
import type { ToolContext } from "../tool.ts";

/** What a tool is asked to read: a range of an article's text, and the link to cite for it. */
export interface ReadingTarget {
  article: ArticleHead;
  start: number;
  end: number;
  url: string;
  /** Headings above it. */
  section: readonly string[];
}

/** Finds a passage with up to `neighbours` passages of its article on either side. Rejects with a NotFoundError. */
export async function findPassageTarget(
  { index, site }: ToolContext,
  id: string,
  neighbours = 0,
): Promise<ReadingTarget> {
  const { number, article } = await findPassage(index, id);
  const at = number - article.first;
  const around = article.passages.slice(Math.max(0, at - neighbours), at + neighbours + 1);
  const [open] = await openPassages(
    index,
    article.passages.slice(at, at + 1).map((passage) => ({ article, passage })),
  );
  return {
    article,
    start: around[0]?.span.start ?? 0,
    end: around.at(-1)?.span.end ?? 0,
    url: open ? passageUrl(open, site) : "",
    section: open?.passage.section ?? [],
  };
}
