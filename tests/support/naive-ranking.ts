import type { PreparedArticle } from "../../src/corpus/article.ts";
import { FIELDS, type Field } from "../../src/index/format/layout.ts";
import { RANKING } from "../../src/retrieval/ranking.ts";
import { type NaivePassage, passagesOf, placesOf } from "./naive-passages.ts";
import { countHaving, type NaiveClause, type NaivePair, planNaively } from "./naive-plan.ts";

/** A passage that matches, with the numbers of the clauses that it matches. */
export interface NaiveHit {
  passage: number;
  article: number;
  score: number;
  clauses: number[];
}

/** How often a clause stands among terms: its terms by their weight, or its phrase. */
function countClause({ members, offsets }: NaiveClause, terms: readonly string[]): number {
  if (offsets === null)
    return members.reduce((sum, { term, weight }) => sum + weight * placesOf(terms, term).length, 0);
  const [base = 0] = offsets;
  return terms.filter((_, at) => members.every(({ term }, nth) => terms[at + (offsets[nth] ?? 0) - base] === term))
    .length;
}

function mean(lengths: readonly number[]): number {
  return lengths.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

/** The share of a frequency that is left in a field of that length. */
function lengthened(frequency: number, field: Field, { length, average }: { length: number; average: number }): number {
  const { b } = RANKING.fields[field];
  return average === 0 ? frequency : frequency / (1 - b + b * (length / average));
}

const saturated = (frequency: number) => (frequency * (RANKING.k1 + 1)) / (frequency + RANKING.k1);

/** BM25F, pairs and the article's own score, counted again from the terms for every passage. */
class NaiveScorer {
  readonly #passages: readonly NaivePassage[];
  readonly #articles: number;

  readonly #averages: Readonly<Record<Field, number>>;

  constructor(passages: readonly NaivePassage[], articles: number) {
    this.#passages = passages;
    this.#articles = articles;
    const average = (field: Field) => mean(passages.map((passage) => passage[field].length));
    this.#averages = { title: average("title"), section: average("section"), text: average("text") };
  }

  /** A title tells of all passages of its article: of each the less, the more there are. */
  scoreClause(clause: NaiveClause, passage: NaivePassage): number {
    const ofArticle = this.#passages.filter(({ article }) => article === passage.article).length;
    const weighted = FIELDS.map((field) => {
      const own = { length: passage[field].length, average: this.#averages[field] };
      const frequency = countClause(clause, passage[field]) / (field === "title" ? ofArticle : 1);
      return RANKING.fields[field].weight * lengthened(frequency, field, own);
    });
    return clause.passageWeight * saturated(weighted.reduce((sum, each) => sum + each, 0));
  }

  scorePair({ first, second, gap, weight }: NaivePair, { text }: NaivePassage): number {
    const [one, other] = [placesOf(text, first), placesOf(text, second)];
    const count = (isSo: (step: number) => boolean) => one.filter((at) => other.some((to) => isSo(to - at))).length;
    const near = count((step) => Math.abs(step) < RANKING.window);
    const ordered = near === 0 ? 0 : count((step) => step > 0 && step <= gap);
    const own = { length: text.length, average: this.#averages.text };
    const score = (frequency: number) => saturated(lengthened(frequency, "text", own));
    return weight * (RANKING.nearPair * score(near) + RANKING.orderedPair * score(ordered));
  }

  scoreArticle(clauses: readonly NaiveClause[], article: number): number {
    const own = this.#passages.filter((passage) => passage.article === article);
    const length = own.reduce((sum, { text }) => sum + text.length, 0);
    const average = this.#passages.reduce((sum, { text }) => sum + text.length, 0) / this.#articles;
    const title = own[0]?.title ?? [];
    const scores = clauses.map((clause) => {
      const inText = own.reduce((sum, { text }) => sum + countClause(clause, text), 0);
      const inTitle = { length: title.length, average: this.#averages.title };
      const frequency =
        RANKING.fields.text.weight * lengthened(inText, "text", { length, average }) +
        RANKING.fields.title.weight * lengthened(countClause(clause, title), "title", inTitle);
      return clause.articleWeight * saturated(frequency);
    });
    return RANKING.article * scores.reduce((sum, score) => sum + score, 0);
  }
}

/** Scores every passage that matches, in corpus order. */
export function rankNaively(
  articles: readonly PreparedArticle[],
  query: string,
  synonyms: readonly (readonly string[])[] = [],
): NaiveHit[] {
  const passages = passagesOf(articles);
  const { clauses, pairs } = planNaively(countHaving(passages, articles.length), query, synonyms);
  const scorer = new NaiveScorer(passages, articles.length);
  const wholes = articles.map((_, article) => scorer.scoreArticle(clauses, article));
  return passages.flatMap((passage, number) => {
    const scores = clauses.map((clause) => scorer.scoreClause(clause, passage));
    const matched = scores.flatMap((score, at) => (score > 0 ? [at] : []));
    if (matched.length === 0) return [];
    const whole = wholes[passage.article] ?? 0;
    const together = pairs.reduce((sum, pair) => sum + scorer.scorePair(pair, passage), 0);
    const score = scores.reduce((sum, own) => sum + own, 0) + together + whole;
    return [{ passage: number, article: passage.article, score, clauses: matched }];
  });
}
