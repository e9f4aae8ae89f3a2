import type { Field } from "../../index/format/layout.ts";
import type { Column } from "../../index/read/column.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import type { Clause, QueryPlan, WordPair } from "../query/query-plan.ts";
import { type LengthNorm, lengthFactor, makeLengthNorm, saturate } from "./bm25.ts";
import { ClauseMatcher, type FieldFrequencies } from "./clause-matcher.ts";
import type { Matches } from "./matches.ts";
import { countNear, countOrdered } from "./proximity.ts";
import { RANKING } from "./ranking.ts";
import { RequiredPassages } from "./required-passages.ts";
import { TermOccurrences } from "./term-occurrences.ts";

const MASK_BITS = 32;

/** What scoring reads of each passage and article. */
type ColumnName = "article" | "end" | "titleLength" | "articleLength" | "sectionLength" | "textLength";

/** The clauses of a role, as bits. */
function maskOf({ clauses }: QueryPlan, role: Clause["role"]): Int32Array {
  const mask = new Int32Array(Math.ceil(clauses.length / MASK_BITS));
  for (const [at, clause] of clauses.entries())
    if (clause.role === role) mask[at >>> 5] = (mask[at >>> 5] ?? 0) | (1 << (at & 31));
  return mask;
}

/** Scores the passages of an index for a query, article by article. */
export class PassageScorer {
  readonly #plan: QueryPlan;
  readonly #cursors: readonly PostingCursor[];
  readonly #occurrences: TermOccurrences;
  readonly #requiredPassages: RequiredPassages;
  readonly #matcher: ClauseMatcher;
  /** For each clause that is one term in any field and no guess, its postings. */
  readonly #single: readonly (PostingCursor | null)[];
  readonly #passageWeights: Float64Array;
  readonly #articleWeights: Float64Array;
  /** The clauses that must be matched, and those that must not, as bits. */
  readonly #required: Int32Array;
  readonly #excluded: Int32Array;
  readonly #columns: Readonly<Record<ColumnName, Column>>;
  readonly #articleNorm: LengthNorm;
  /** Numbers of 32 bits that hold a bit for each clause. */
  readonly #maskWidth: number;
  /** The score of the passage at hand, and how many clauses it matches. */
  #score = 0;
  #found = 0;
  readonly #norms: Record<Field, LengthNorm>;
  /** What one occurrence in the title, and in the text, of the passage at hand comes to. */
  #titleFactor = 0;
  #textFactor = 0;
  /** How often each clause stands in the texts, and in the title, of the article at hand. */
  readonly #articleText: Float64Array;
  readonly #articleTitle: Float64Array;

  /** `cursors` are those of the plan's terms; with positions, when it has pairs or phrases. */
  constructor(index: PassageIndex, plan: QueryPlan, cursors: readonly PostingCursor[]) {
    const { passages, articles, tokens } = index.counts;
    this.#plan = plan;
    this.#cursors = cursors;
    this.#occurrences = new TermOccurrences(cursors, plan.matchesAll ? passages : 0);
    this.#requiredPassages = new RequiredPassages(plan, cursors);
    this.#matcher = new ClauseMatcher(plan, cursors, this.#occurrences);
    this.#single = plan.clauses.map(({ slots: [slot, ...others], field }) => {
      const [member, ...more] = slot?.members ?? [];
      const isSingle = member?.weight === 1 && more.length + others.length === 0 && field === null;
      return isSingle ? (cursors[member.term] ?? null) : null;
    });
    const { article, end, titleLength, articleLength, sectionLength, textLength } = index.columns;
    this.#columns = { article, end, titleLength, articleLength, sectionLength, textLength };
    const norm = (field: Field) => makeLengthNorm(RANKING.fields[field], tokens[field] / passages);
    this.#norms = { title: norm("title"), section: norm("section"), text: norm("text") };
    this.#articleNorm = makeLengthNorm(RANKING.fields.text, tokens.text / articles);
    this.#maskWidth = Math.ceil(plan.clauses.length / MASK_BITS);
    this.#required = maskOf(plan, "must");
    this.#excluded = maskOf(plan, "not");
    this.#passageWeights = Float64Array.from(plan.clauses, ({ passageWeight }) => passageWeight);
    this.#articleWeights = Float64Array.from(plan.clauses, ({ articleWeight }) => articleWeight);
    this.#articleText = new Float64Array(plan.clauses.length);
    this.#articleTitle = new Float64Array(plan.clauses.length);
  }

  /** Scores every passage that matches, of the articles that pass. To be called once. Linear in the postings of the query's terms. */
  score(passes: (article: number) => boolean): Matches {
    const { article: articleOf, end } = this.#columns;
    const matches: Matches = { passages: [], scores: [], matched: [], maskWidth: this.#maskWidth, articles: [] };
    const occurrences = this.#occurrences;
    const required = this.#requiredPassages;
    while (occurrences.passage !== END) {
      const found = required.isNone ? occurrences.passage : required.findFrom(occurrences.passage);
      if (found === END) break;
      const article = articleOf[found] ?? 0;
      const behind = end[article] ?? 0;
      if (!passes(article)) {
        occurrences.advanceTo(behind);
        continue;
      }
      const before = matches.passages.length;
      this.#scoreArticle(matches, article, behind);
      const after = matches.passages.length;
      if (after > before) matches.articles.push({ article, end: after });
    }
    return matches;
  }

  /** Scores the passages of an article, which come before `behind`. */
  #scoreArticle(matches: Matches, article: number, behind: number): void {
    this.#articleText.fill(0);
    this.#articleTitle.fill(0);
    const first = article === 0 ? 0 : (this.#columns.end[article - 1] ?? 0);
    const title = lengthFactor(this.#norms.title, this.#columns.titleLength[article] ?? 0);
    // A title tells of all passages of its article: of each the less, the more there are.
    this.#titleFactor = title / (behind - first);
    const { scores } = matches;
    const from = scores.length;
    // The article's score counts all of its passages, those too that lack what is required.
    if (this.#occurrences.passage < first) this.#occurrences.advanceTo(first);
    while (this.#occurrences.passage < behind) {
      this.#scorePassage(matches, this.#occurrences.passage);
      this.#occurrences.advance();
    }
    const whole = RANKING.article * this.#scoreWhole(article, title);
    for (let at = from; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + whole;
  }

  #scorePassage({ passages, scores, matched }: Matches, passage: number): void {
    this.#textFactor = lengthFactor(this.#norms.text, this.#columns.textLength[passage] ?? 0);
    this.#score = 0;
    this.#found = 0;
    const place = passages.length * this.#maskWidth;
    let isIn = true;
    for (let word = 0; word < this.#maskWidth; word++) {
      const bits = this.#matchClauses(word, passage);
      // Written over by the next passage when this one is not in.
      matched[place + word] = bits;
      isIn &&= this.#allows(bits, word);
    }
    if (!isIn || (this.#found === 0 && !this.#plan.matchesAll)) return;
    if (this.#found > 1) for (const pair of this.#plan.pairs) this.#score += this.#scorePair(pair, passage);
    passages.push(passage);
    scores.push(this.#score);
  }

  /** Matches and scores 32 clauses; gives those that match, as bits. */
  #matchClauses(word: number, passage: number): number {
    const singles = this.#single;
    const from = word * MASK_BITS;
    const to = Math.min(from + MASK_BITS, singles.length);
    let bits = 0;
    for (let at = from; at < to; at++) {
      const single = singles[at];
      // Told here, without a call: most passages have few of the terms.
      if (single && single.passage !== passage) continue;
      const frequencies = single ?? this.#matcher.find(at, passage);
      if (!frequencies) continue;
      this.#score += this.#scoreClause(at, frequencies, passage);
      this.#found += 1;
      bits |= 1 << (at - from);
    }
    return bits;
  }

  /** Whether a passage that matches these clauses, 32 of them, has those that it must, and none that it must not. */
  #allows(bits: number, word: number): boolean {
    const required = this.#required[word] ?? 0;
    return (bits & required) === required && (bits & (this.#excluded[word] ?? 0)) === 0;
  }

  /** BM25F (Robertson, Zaragoza & Taylor 2004): frequencies are added over the fields before they are saturated. */
  #scoreClause(at: number, found: FieldFrequencies, passage: number): number {
    const { title, section, text } = found;
    this.#articleText[at] = (this.#articleText[at] ?? 0) + text;
    this.#articleTitle[at] = title;
    let frequency = title * this.#titleFactor + text * this.#textFactor;
    if (section > 0)
      frequency += section * lengthFactor(this.#norms.section, this.#columns.sectionLength[passage] ?? 0);
    return (this.#passageWeights[at] ?? 0) * saturate(frequency, RANKING.k1);
  }

  /**
   * Two neighbouring words of the query in the text, in order and near each other, each as a word of its own that is as
   * rare as the two are in the mean: the sequential dependence model (Metzler & Croft 2005) with BM25 for its features.
   */
  #scorePair({ first, second, gap, weight }: WordPair, passage: number): number {
    const [a, b] = [this.#cursors[first], this.#cursors[second]];
    if (a?.passage !== passage || b?.passage !== passage || a.text === 0 || b.text === 0) return 0;
    const { text: one } = this.#occurrences.positions(first);
    const { text: other } = this.#occurrences.positions(second);
    const near = countNear(one, other, RANKING.window);
    if (near === 0) return 0;
    const factor = this.#textFactor;
    const ordered = countOrdered(one, other, gap);
    const { nearPair, orderedPair, k1 } = RANKING;
    return weight * (nearPair * saturate(near * factor, k1) + orderedPair * saturate(ordered * factor, k1));
  }

  /** The score of the article as one text with its title. */
  #scoreWhole(article: number, titleFactor: number): number {
    const textFactor = lengthFactor(this.#articleNorm, this.#columns.articleLength[article] ?? 0);
    let score = 0;
    for (let at = 0; at < this.#articleText.length; at++) {
      const frequency = (this.#articleText[at] ?? 0) * textFactor + (this.#articleTitle[at] ?? 0) * titleFactor;
      if (frequency > 0) score += (this.#articleWeights[at] ?? 0) * saturate(frequency, RANKING.k1);
    }
    return score;
  }
}
