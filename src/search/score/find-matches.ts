import type { PassageIndex } from "../../index/read/passage-index.ts";
import { END } from "../../index/read/posting-cursor.ts";
import type { Column } from "../../index/read/resident-part.ts";
import { type OpenPlan, openPlan } from "../match/open-plan.ts";
import type { PassageIterator } from "../match/passage-iterator.ts";
import type { QueryPlan } from "../query/query-plan.ts";
import { BestMatches, KEPT_BEST, type Matches } from "./matches.ts";
import { PassageScorer } from "./passage-scorer.ts";

/** Collects the passages that match, article by article. */
class MatchFinder {
  readonly #found: PassageIterator;
  readonly #allowed: PassageIterator | null;
  readonly #scorer: PassageScorer;
  readonly #sets: Column;
  readonly #matches: Matches;

  constructor(index: PassageIndex, plan: QueryPlan, opened: OpenPlan) {
    this.#found = opened.found;
    this.#allowed = opened.allowed;
    this.#scorer = new PassageScorer(index, plan, opened);
    this.#sets = index.columns.set;
    this.#matches = {
      passages: [],
      scores: [],
      matched: [],
      maskWidth: this.#scorer.matched.length,
      articleOf: index.columns.article,
      articles: [],
      copies: [],
      best: new BestMatches(KEPT_BEST),
      named: [],
    };
  }

  get matches(): Matches {
    return this.#matches;
  }

  /** Scores the passages of an article, from `first` to before `end`, that match any clause, and collects those that are allowed. */
  addArticle(article: number, first: number, end: number): void {
    const [found, scorer] = [this.#found, this.#scorer];
    const { passages, scores, articles, best } = this.#matches;
    const before = passages.length;
    scorer.startArticle(article, first, end - first);
    if (found.passage < first) found.seek(first);
    for (; found.passage < end; found.next()) this.#addPassage(found.passage);
    const ofArticle = scorer.finishArticle(article);
    if (scorer.titleHold > 0 && passages.length > before) this.#addNamed(before);
    for (let match = before; match < scores.length; match++) {
      const score = (scores[match] ?? 0) + ofArticle;
      scores[match] = score;
      if (score > best.least) best.add(match, score);
    }
    if (passages.length > before) articles.push({ article, passages: passages.length - before });
  }

  /** Takes down the best match of an article, from a match on, that is called what was typed. */
  #addNamed(from: number): void {
    const { scores, named } = this.#matches;
    let match = from;
    for (let at = from + 1; at < scores.length; at++) if ((scores[at] ?? 0) > (scores[match] ?? 0)) match = at;
    named.push({ match, step: "title", hold: this.#scorer.titleHold });
  }

  #addPassage(passage: number): void {
    const [scorer, allowed] = [this.#scorer, this.#allowed];
    const score = scorer.scorePassage(passage);
    if (allowed) {
      allowed.seek(passage);
      if (allowed.passage !== passage) return;
    }
    const { passages, scores, matched, copies, named, maskWidth } = this.#matches;
    if (scorer.sectionHold > 0) named.push({ match: passages.length, step: "heading", hold: scorer.sectionHold });
    if ((this.#sets[passage] ?? 0) > 0) copies.push(passages.length);
    passages.push(passage);
    scores.push(score);
    for (let word = 0; word < maskWidth; word++) matched.push(scorer.matched[word] ?? 0);
  }
}

/**
 * Finds and scores the passages that match a plan, in articles that pass. Fetches the postings of the plan's terms. Linear in
 * the postings.
 */
export async function findMatches(
  index: PassageIndex,
  plan: QueryPlan,
  passes: (article: number) => boolean,
): Promise<Matches> {
  const opened = await openPlan(plan, index);
  const { found, allowed } = opened;
  const finder = new MatchFinder(index, plan, opened);
  const { article: articleOf, end: ends } = index.columns;
  while (found.passage !== END) {
    allowed?.seek(found.passage);
    const next = allowed ? allowed.passage : found.passage;
    if (next === END) break;
    const article = articleOf[next] ?? 0;
    const end = ends[article] ?? 0;
    if (passes(article)) finder.addArticle(article, article === 0 ? 0 : (ends[article - 1] ?? 0), end);
    else found.seek(end);
  }
  return finder.matches;
}
