import type { RankedMatches } from "./lift-neighbours.ts";
import { candidateAt } from "./matches.ts";
import { type ArticleKey, type Candidate, TopPassages } from "./top-passages.ts";

/** How much of a ranking is wanted. */
export interface Depth {
  /** Most passages, from the first on. */
  most: number;
  perArticle: number;
  /** Whether the texts of the best may be read to order them; else their order is that of the scores alone. */
  readsTexts?: boolean;
}

/** Keeps the first matches in order, read article by article. */
class FirstMatches {
  readonly #ranked: RankedMatches;
  /** The matches still to come that are folded or gained something, descending, without the next one, which is -1 when there is none. */
  readonly #changed: number[];
  #nextChanged: number;
  readonly top: TopPassages;
  /** The matches of the current article that are among the first so far; most articles have none. */
  #kept: { match: number; score: number }[] = [];

  constructor(ranked: RankedMatches, most: number) {
    this.#ranked = ranked;
    this.#changed = [...ranked.folding.into.keys(), ...ranked.gained.matches].sort((a, b) => b - a);
    this.#nextChanged = this.#changed.pop() ?? -1;
    this.top = new TopPassages(most);
  }

  /** Reads the matches of an article, from `start` to before `end`, and gives how many are not folded. */
  read(start: number, end: number, key: number): number {
    const { passages, scores } = this.#ranked.matches;
    const least = key === 0 ? this.top.least : 0;
    let nextChanged = this.#nextChanged;
    let folded = 0;
    for (let match = start; match < end; match++) {
      let score = scores[match] ?? 0;
      if (match === nextChanged) {
        nextChanged = this.#changed.pop() ?? -1;
        if (!this.#ranked.gained.has(match)) {
          folded += 1;
          continue;
        }
        score = this.#ranked.gained.scoreOf(match);
      }
      if (score >= least && this.top.admits(key, score, passages[match] ?? 0)) this.#kept.push({ match, score });
    }
    this.#nextChanged = nextChanged;
    return end - start - folded;
  }

  /** Keeps the best `perArticle` of the article that was read. */
  keep(perArticle: number, key: number): void {
    const kept = this.#kept;
    if (kept.length === 0) return;
    if (kept.length > perArticle) kept.sort((a, b) => b.score - a.score || a.match - b.match);
    for (const { match, score } of kept.slice(0, perArticle))
      this.top.add(candidateAt(this.#ranked.matches, match, { key, score }));
    this.#kept = [];
  }
}

/** Lists matches in order, at most `perArticle` of each article: the length of the list, and the first of it. Linear in the matches. */
export function listPassages(
  ranked: RankedMatches,
  { most, perArticle, keyOf }: Depth & { keyOf: ArticleKey },
): { listed: number; top: Candidate[] } {
  const first = new FirstMatches(ranked, most);
  let listed = 0;
  let start = 0;
  for (const { article, passages } of ranked.matches.articles) {
    const end = start + passages;
    const key = keyOf(article);
    listed += Math.min(first.read(start, end, key), perArticle);
    first.keep(perArticle, key);
    start = end;
  }
  return { listed, top: first.top.sorted };
}
