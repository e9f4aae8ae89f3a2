import type { PreparedArticle } from "../../src/corpus/article.ts";
import { FIELDS, type Field } from "../../src/index/format/layout.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { RANKING } from "../../src/search/ranking.ts";
import type { AnalysedToken } from "../../src/text/analyse.ts";
import { foldWord } from "../../src/text/fold-word.ts";
import type { Request } from "./answers.ts";
import { passesNaively, passesTyped } from "./naive-filters.ts";
import { languagesOf, type NaivePassage, passagesOf, placesOf, termsAt } from "./naive-passages.ts";
import { type NaiveClause, type NaivePair, type NaivePlan, NaivePlanner, type NaiveQuery } from "./naive-plan.ts";

/** A passage that matches, with the numbers of the clauses that it matches. */
export interface NaiveHit {
  passage: number;
  article: number;
  score: number;
  clauses: number[];
}

/** How often a clause stands among the words of a field: its terms by their weight, or its phrase. */
function countClause({ slots, field: only }: NaiveClause, field: Field, tokens: readonly AnalysedToken[]): number {
  if (only !== null && only !== field) return 0;
  const [first, ...others] = slots;
  if (others.length === 0)
    return (first?.members ?? []).reduce((sum, { term, weight }) => sum + weight * placesOf(tokens, term).length, 0);
  const base = first?.offset ?? 0;
  const stands = (at: number) =>
    slots.every(({ members, offset }) => members.some(({ term }) => tokens[at + offset - base]?.term === term));
  return tokens.filter((_, at) => stands(at)).length;
}

/**
 * A passage as a clause sees it: what is asked of the title may stand in the first words of the text where none is written.
 * A word counts once there, by whichever of its terms.
 */
function seenBy({ field, slots }: NaiveClause, passage: NaivePassage): NaivePassage {
  if (field !== "title" || passage.title.length > 0) return passage;
  const wanted = slots.flatMap(({ members }) => members.map(({ term }) => term));
  const title = passage.lead.map((token) => {
    const term = termsAt(token).find((one) => wanted.includes(one)) ?? token.term;
    return { ...token, term, bareTerm: null, bigrams: [] };
  });
  return { ...passage, title };
}

/** Whether positions are known to a plan: they are for phrases, for titles, and for words that are next to each other. */
function knowsPositions({ clauses, pairs }: NaivePlan): boolean {
  return pairs.length > 0 || clauses.some(({ slots, field }) => slots.length > 1 || field !== null);
}

/** How often a clause stands in a text; where an article without a title begins, it counts more. */
function countInText(clause: NaiveClause, { text, lead, isFirst }: NaivePassage, hasPositions: boolean): number {
  const count = countClause(clause, "text", text);
  const early = text.slice(0, hasPositions && isFirst && lead.length > 0 ? RANKING.lead.length : 0);
  return count + RANKING.lead.word * countClause(clause, "text", early);
}

function mean(lengths: readonly number[]): number {
  return lengths.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

/** The share of a frequency that is left in a field of that length. */
function lengthened(frequency: number, field: Field, { length, average }: { length: number; average: number }): number {
  const { b } = RANKING.fields[field];
  return average === 0 ? frequency : frequency / (1 - b + b * (length / average));
}

const saturated = (frequency: number, k1: number) => (frequency * (k1 + 1)) / (frequency + k1);

/** BM25F, pairs and the article's own score, counted again from the words for every passage. */
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

  has(clause: NaiveClause, given: NaivePassage): boolean {
    const passage = seenBy(clause, given);
    return FIELDS.some((field) => countClause(clause, field, passage[field]) > 0);
  }

  /** A title tells of all passages of its article: of each the less, the more there are. */
  scoreClause(clause: NaiveClause, given: NaivePassage, hasPositions: boolean): number {
    const passage = seenBy(clause, given);
    const ofArticle = this.#passages.filter(({ article }) => article === passage.article).length;
    const weighted = FIELDS.map((field) => {
      const own = { length: passage[field].length, average: this.#averages[field] };
      const count =
        field === "text" ? countInText(clause, passage, hasPositions) : countClause(clause, field, passage[field]);
      const frequency = count / (field === "title" ? ofArticle : 1);
      return RANKING.fields[field].weight * lengthened(frequency, field, own);
    });
    return (
      clause.passageWeight *
      saturated(
        weighted.reduce((sum, each) => sum + each, 0),
        clause.k1,
      )
    );
  }

  scorePair({ first, second, gap, weight }: NaivePair, { text, isFirst }: NaivePassage): number {
    const [one, other] = [placesOf(text, first), placesOf(text, second)];
    const count = (isSo: (step: number) => boolean) => one.filter((at) => other.some((to) => isSo(to - at))).length;
    const isNear = (step: number) => Math.abs(step) < RANKING.window;
    const near = count(isNear);
    const ordered = near === 0 ? 0 : count((step) => step > 0 && step <= gap);
    const own = { length: text.length, average: this.#averages.text };
    const score = (frequency: number) => saturated(lengthened(frequency, "text", own), RANKING.k1);
    const early = (at: number) => isFirst && at < RANKING.lead.length;
    const isEarly = one.some((at) => early(at) && other.some((to) => early(to) && isNear(to - at)));
    const together = RANKING.nearPair * score(near) + RANKING.orderedPair * score(ordered);
    return weight * together * (isEarly ? 1 + RANKING.lead.pair : 1);
  }

  scoreArticle({ clauses, ...rest }: NaivePlan, article: number): number {
    const hasPositions = knowsPositions({ clauses, ...rest });
    const own = this.#passages.filter((passage) => passage.article === article);
    const length = own.reduce((sum, { text }) => sum + text.length, 0);
    const average = this.#passages.reduce((sum, { text }) => sum + text.length, 0) / this.#articles;
    const scores = clauses.map((clause) => {
      const title = own[0] ? seenBy(clause, own[0]).title : [];
      const inText = own.reduce((sum, passage) => sum + countInText(clause, passage, hasPositions), 0);
      const inTitle = { length: title.length, average: this.#averages.title };
      const frequency =
        RANKING.fields.text.weight * lengthened(inText, "text", { length, average }) +
        RANKING.fields.title.weight * lengthened(countClause(clause, "title", title), "title", inTitle);
      return clause.articleWeight * saturated(frequency, clause.k1);
    });
    return RANKING.article * scores.reduce((sum, score) => sum + score, 0);
  }
}

/** A corpus cut into words once, to be searched by looking at every one of them. */
export class NaiveCorpus {
  readonly #articles: readonly PreparedArticle[];
  readonly #passages: readonly NaivePassage[];
  readonly #planner: NaivePlanner;
  readonly #scorer: NaiveScorer;

  constructor(articles: readonly PreparedArticle[]) {
    this.#articles = articles;
    this.#passages = passagesOf(articles);
    this.#planner = new NaivePlanner(this.#passages, articles.length, languagesOf(articles));
    this.#scorer = new NaiveScorer(this.#passages, articles.length);
  }

  #find(plan: NaivePlan, passes: (article: number) => boolean): NaiveHit[] {
    const { clauses, pairs, matchesAll } = plan;
    const hasPositions = knowsPositions(plan);
    const wholes = this.#articles.map((_, article) => this.#scorer.scoreArticle(plan, article));
    return this.#passages.flatMap((passage, number) => {
      const { article } = passage;
      const matched = clauses.flatMap((clause, at) => (this.#scorer.has(clause, passage) ? [at] : []));
      const isAllowed = clauses.every(
        ({ role }, at) => role === "should" || matched.includes(at) === (role === "must"),
      );
      if (!passes(article) || !isAllowed || (matched.length === 0 && !matchesAll)) return [];
      const own = clauses.reduce((sum, clause) => sum + this.#scorer.scoreClause(clause, passage, hasPositions), 0);
      const together = pairs.reduce((sum, pair) => sum + this.#scorer.scorePair(pair, passage), 0);
      return [{ passage: number, article, score: own + together + (wholes[article] ?? 0), clauses: matched }];
    });
  }

  #countPassages(term: string): number {
    const hasTerm = (passage: NaivePassage) => FIELDS.some((field) => placesOf(passage[field], term).length > 0);
    return this.#passages.filter(hasTerm).length;
  }

  /** Whether half of the passages with a word, or more, have it with a minus in front, in whichever language it is read. */
  #isOption(text: string): boolean {
    const word = foldWord(text);
    const asOption = this.#countPassages(`-${word}`);
    const bare = languagesOf(this.#articles).map(({ termOf }) => this.#countPassages(termOf(word)));
    return asOption > 0 && bare.every((count) => 2 * asOption >= count);
  }

  /**
   * Finds and scores every passage that matches a request, in corpus order. When none has all that must be there, what
   * must be may be.
   */
  find(request: Request, { synonyms = [], guesses = new Map() }: Partial<NaiveQuery> = {}): NaiveHit[] {
    const parsed = parseQuery(request.query, languagesOf(this.#articles), {
      isOption: (text) => this.#isOption(text),
      findFault: (field, value) => {
        const isDay = field === "after" || field === "before";
        return isDay || this.#articles.some((one) => passesNaively(one, { [field]: [value] })) ? null : "none";
      },
    });
    const passes = (number: number) => {
      const article = this.#articles[number];
      return article !== undefined && passesNaively(article, request) && passesTyped(article, parsed.filters);
    };
    const plan = this.#planner.plan({ parsed, synonyms, guesses });
    const strict = this.#find(plan, passes);
    if (strict.length > 0 || plan.clauses.every(({ role }) => role !== "must")) return strict;
    const relaxed = plan.clauses.map(
      (clause): NaiveClause => (clause.role === "must" ? { ...clause, role: "should" } : clause),
    );
    return this.#find({ ...plan, clauses: relaxed }, passes);
  }
}
