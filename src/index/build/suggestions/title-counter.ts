import type { PreparedArticle } from "../../../corpus/article.ts";
import { phraseKey } from "../../format/fold-phrase.ts";

/** Titles kept, the newest: more than an index has room for. */
const MAX_TITLES = 1 << 14;

/** A title, and the articles that have it. */
interface CountedTitle {
  text: string;
  /** Passages of these articles. */
  count: number;
  /** The newest of their days; nothing when none is known. */
  published: string;
  /** The id of the article, when there is only one. */
  article: string | null;
}

/** Newest first, then those of the longer articles. */
function compareTitles(a: CountedTitle, b: CountedTitle): number {
  if (a.published !== b.published) return a.published > b.published ? -1 : 1;
  return b.count - a.count;
}

/** Collects the titles of articles that go by. One made of the first sentence is none: it says what the text says. */
export class TitleCounter {
  #titles = new Map<string, CountedTitle>();

  add({ record: { id, title, published }, hasHeadline, passages }: PreparedArticle): void {
    const key = phraseKey(title);
    if (!hasHeadline || key === "") return;
    const known = this.#titles.get(key);
    const day = published ?? "";
    this.#titles.set(key, {
      text: known?.text ?? title,
      count: (known?.count ?? 0) + passages.length,
      published: known && known.published > day ? known.published : day,
      article: known ? null : id,
    });
    if (this.#titles.size > 2 * MAX_TITLES) {
      const kept = [...this.#titles].sort(([, one], [, other]) => compareTitles(one, other));
      this.#titles = new Map(kept.slice(0, MAX_TITLES));
    }
  }

  /** Gives the titles, the newest first, of one day those of the longer articles. */
  newestFirst(): CountedTitle[] {
    return [...this.#titles.values()].sort(compareTitles);
  }
}
