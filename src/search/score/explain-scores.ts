import type { FieldPart, ScoreExplanation, ScoreStep, TermPart } from "../../contract/score-explanation.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { readIds } from "../../reading/read-passages.ts";
import { type OpenPlan, openPlan } from "../match/open-plan.ts";
import type { Clause, QueryPlan } from "../query/query-plan.ts";
import { type PartListener, PassageScorer } from "./passage-scorer.ts";
import type { Ranking } from "./rank-passages.ts";
import type { Candidate } from "./top-passages.ts";

/** The terms of a clause as text: the words of a phrase one after another, the alternatives of each parted by a bar. */
function nameClause({ slots }: Clause, { terms }: QueryPlan): string {
  return slots.map(({ members }) => members.map(({ term }) => terms[term]?.term ?? "").join("|")).join(" ");
}

/** Adds up what its steps and terms gave, as their scores were added. */
const sumOf = (parts: readonly { value: number }[]) => parts.reduce((sum, { value }) => sum + value, 0);

const makeStep = (step: ScoreStep["step"], terms: TermPart[]): ScoreStep => {
  return { step, from: null, similarity: null, value: sumOf(terms), terms };
};

/** Takes down the parts of the scores of one article's passages, as the scorer tells them. */
class PartRecorder implements PartListener {
  readonly #plan: QueryPlan;
  readonly #opened: OpenPlan;
  words: TermPart[] = [];
  pairs: TermPart[] = [];

  constructor(plan: QueryPlan, opened: OpenPlan) {
    this.#plan = plan;
    this.#opened = opened;
  }

  addClause(at: number, unit: "passage" | "article", { value, fields }: { value: number; fields: FieldPart[] }): void {
    const clause = this.#plan.clauses[at];
    if (!clause) return;
    const weight = unit === "passage" ? clause.passageWeight : clause.articleWeight;
    const { boost } = clause;
    const rarity = boost === 0 ? 0 : weight / boost;
    this.words.push({ of: nameClause(clause, this.#plan), boost, rarity, fields, value });
  }

  addPair(at: number, value: number): void {
    const pair = this.#opened.pairs[at];
    if (!pair || value === 0) return;
    const [first, second] = [pair.of.first, pair.of.second].map((term) => this.#plan.terms[term]?.term ?? "");
    this.pairs.push({ of: `${first} ${second}`, boost: 1, rarity: pair.weight, fields: [], value });
  }

  /** Gives what was taken down since the last time, by step. */
  take(): { words: TermPart[]; pairs: TermPart[] } {
    const { words, pairs } = this;
    this.words = [];
    this.pairs = [];
    return { words, pairs };
  }
}

/** Scores passages again, with the scorer that ranked them, and takes down the parts. */
class ScoreExplainer {
  readonly #index: PassageIndex;
  readonly #opened: OpenPlan;
  readonly #scorer: PassageScorer;
  readonly #recorder: PartRecorder;

  constructor(index: PassageIndex, plan: QueryPlan, opened: OpenPlan) {
    this.#index = index;
    this.#opened = opened;
    this.#scorer = new PassageScorer(index, plan, opened);
    this.#recorder = new PartRecorder(plan, opened);
  }

  /** Gives the steps that make the own scores of some passages of an article. Articles are asked for in their order. */
  explainArticle(article: number, wanted: ReadonlySet<number>): Map<number, ScoreStep[]> {
    const { found } = this.#opened;
    const [scorer, recorder] = [this.#scorer, this.#recorder];
    const [first, end] = [this.#index.columns.firstPassage(article), this.#index.columns.end[article] ?? 0];
    const steps = new Map<number, ScoreStep[]>();
    scorer.startArticle(article, first, end - first);
    found.seek(first);
    for (; found.passage < end; found.next()) {
      const isWanted = wanted.has(found.passage);
      scorer.scorePassage(found.passage, isWanted ? recorder : null);
      if (!isWanted) continue;
      const { words, pairs } = recorder.take();
      const ofPairs = pairs.length === 0 ? [] : [makeStep("pairs", pairs)];
      steps.set(found.passage, [makeStep("passage", words), ...ofPairs]);
    }
    scorer.finishArticle(article, recorder);
    const ofArticle = makeStep("article", recorder.take().words);
    return new Map(Array.from(steps, ([passage, own]) => [passage, [...own, ofArticle]]));
  }
}

/** What a passage gained after all were scored, with the id of what lifts it. */
function describeGains({ gainsOf }: Ranking, { passage }: Candidate, idOf: ReadonlyMap<number, string>): ScoreStep[] {
  return gainsOf(passage).map(({ step, by, similarity, value }) => {
    const from = step === "lift" || step === "version" ? (idOf.get(by) ?? null) : null;
    return { step, from, similarity, value, terms: [] };
  });
}

/**
 * Says how the scores of candidates are made, in the order given: the parts that the scorer adds, then what each gained. The
 * scorer is the one that ranked them, so that the two cannot differ. Fetches the postings again, and the ids of what lifts.
 */
export async function explainScores(
  index: PassageIndex,
  ranking: Ranking,
  candidates: readonly Candidate[],
): Promise<ScoreExplanation[]> {
  const { plan, gainsOf } = ranking;
  const opened = await openPlan(plan, index);
  const explainer = new ScoreExplainer(index, plan, opened);
  const byArticle = Map.groupBy(
    candidates.toSorted((a, b) => a.article - b.article),
    ({ article }) => article,
  );
  const steps = new Map<number, ScoreStep[]>();
  for (const [article, own] of byArticle) {
    const wanted = new Set(own.map(({ passage }) => passage));
    for (const [passage, made] of explainer.explainArticle(article, wanted)) steps.set(passage, made);
  }
  const lifting = candidates.flatMap(({ passage }) => gainsOf(passage)).map(({ by }) => by);
  const idOf = await readIds(index, [...new Set(lifting)]);
  return candidates.map((candidate) => {
    const own = steps.get(candidate.passage) ?? [];
    return { value: candidate.score, steps: [...own, ...describeGains(ranking, candidate, idOf)] };
  });
}
