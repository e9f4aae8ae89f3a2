import type { SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { foldDuplicates, type KeptArticle, keepArticle } from "./fold-duplicates.ts";
import type { ArticleMatches } from "./score-passages.ts";
import { type Candidate, TopPassages } from "./top-passages.ts";

/** How much of a ranking is wanted. */
export interface Depth {
  /** Passages from the first on. */
  most: number;
  perArticle: number;
}

/** What articles are ordered by before the scores of their passages: the day, those without one last. */
function keyOf(index: PassageIndex, sort: SearchRequest["sort"]): (article: number) => number {
  if (sort === "relevance" || sort === "diverse") return () => 0;
  const days = index.columns.day;
  const direction = sort === "oldest" ? 1 : -1;
  return (article) => direction * (days[article] ?? 0) || Number.POSITIVE_INFINITY;
}

/** Takes what a search finds, article by article, and keeps what its answer needs. */
export class FoundPassages {
  /** Passages that match. */
  total = 0;
  /** Those of them that a list has which gives so many of each article, near-duplicates folded. */
  listed = 0;
  /** The articles that have matching passages, and how many each has. */
  readonly articles: { article: number; passages: number }[] = [];
  /** For a passage that near-duplicates are folded into, these. */
  folded: ReadonlyMap<number, readonly number[]> = new Map();
  readonly #top: TopPassages;
  readonly #best = new TopPassages(2);
  /** Score below which a passage is not among the two best. */
  #leastBest = 0;
  readonly #perArticle: number;
  readonly #keyOf: (article: number) => number;
  readonly #sets: PassageIndex["columns"]["set"];
  /** Articles with passages that have near-duplicates, until it is known which of these is the first. */
  readonly #waiting: KeptArticle[] = [];
  readonly #maskWidth: number;

  /** `maskWidth`: numbers that tell the clauses a passage matches. */
  constructor(index: PassageIndex, { most, perArticle, sort }: Depth & Pick<SearchRequest, "sort">, maskWidth: number) {
    this.#top = new TopPassages(most);
    this.#perArticle = perArticle;
    this.#keyOf = keyOf(index, sort);
    this.#sets = index.columns.set;
    this.#maskWidth = maskWidth;
  }

  add(matches: ArticleMatches): void {
    const { article, count } = matches;
    this.total += count;
    this.articles.push({ article, passages: count });
    const key = this.#keyOf(article);
    if (this.#hasDuplicates(matches)) this.#waiting.push(keepArticle(matches, key, this.#maskWidth));
    else this.#list(matches, key);
  }

  /** To be called once, after the last article. */
  finish(): void {
    this.folded = foldDuplicates(this.#waiting, this.#sets, this.#maskWidth);
    for (const article of this.#waiting) this.#list(article, article.key);
  }

  #hasDuplicates({ count, passages }: ArticleMatches): boolean {
    for (let place = 0; place < count; place++) if ((this.#sets[passages[place] ?? 0] ?? 0) > 0) return true;
    return false;
  }

  #bitsOf({ matched }: ArticleMatches, place: number): number[] {
    return matched.slice(place * this.#maskWidth, (place + 1) * this.#maskWidth);
  }

  #list(matches: ArticleMatches, key: number): void {
    const { article, count, passages, scores } = matches;
    this.#addBest(matches);
    this.listed += Math.min(count, this.#perArticle);
    for (const place of this.#bestOf(matches, key)) {
      const [passage = 0, score = 0] = [passages[place], scores[place]];
      this.#top.add({ passage, article, score, key, matched: this.#bitsOf(matches, place) });
    }
  }

  #addBest(matches: ArticleMatches): void {
    const { article, count, passages, scores } = matches;
    for (let place = 0; place < count; place++) {
      const [passage = 0, score = 0] = [passages[place], scores[place]];
      if (score < this.#leastBest) continue;
      this.#best.add({ passage, article, score, key: 0, matched: this.#bitsOf(matches, place) });
      this.#leastBest = this.#best.sorted[1]?.score ?? 0;
    }
  }

  /** Places of the passages of an article that would be listed: the best, at most so many. */
  #bestOf({ count, passages, scores }: ArticleMatches, key: number): number[] {
    const places: number[] = [];
    for (let place = 0; place < count; place++)
      if (this.#top.admits(key, scores[place] ?? 0, passages[place] ?? 0)) places.push(place);
    if (places.length <= this.#perArticle) return places;
    places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return places.slice(0, this.#perArticle);
  }

  /** The first of the list. */
  get top(): Candidate[] {
    return this.#top.sorted;
  }

  /** The two best passages in whatever order the list is, the best first. */
  get best(): Candidate[] {
    return this.#best.sorted;
  }
}
