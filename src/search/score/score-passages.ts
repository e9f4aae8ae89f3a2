import type { Field } from "../../index/format/layout.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import type { Column } from "../../index/read/resident-part.ts";
import { type LengthNorm, lengthFactor, makeLengthNorm, saturate } from "../bm25.ts";
import type { Clause, QueryPlan, WordPair } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import { ClauseMatcher, type FieldFrequencies } from "./clause-matcher.ts";
import { BestPlaces, type Matches } from "./matches.ts";
import { PassageWalk } from "./passage-walk.ts";
import { countNear, countOrdered } from "./proximity.ts";
import { RequiredPassages } from "./required-passages.ts";
import { TermPositions } from "./term-positions.ts";
import { leadsOf, postingsOf, type WordPostings } from "./word-postings.ts";

const MASK_BITS = 32;

/** What scoring reads of each passage and article. */
type ColumnName = "article" | "end" | "set" | "titleLength" | "articleLength" | "sectionLength" | "textLength";

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
  readonly #walk: PassageWalk;
  readonly #positions: TermPositions;
  /** `null` when nothing is required. */
  readonly #requiredPassages: RequiredPassages | null;
  readonly #matcher: ClauseMatcher;
  /** The postings of each clause that is a word. */
  readonly #words: readonly (WordPostings | null)[];
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
    this.#words = plan.clauses.map((clause) => postingsOf(clause, cursors));
    this.#walk = new PassageWalk(leadsOf(plan, this.#words, cursors), plan.matchesAll ? passages : 0);
    this.#positions = new TermPositions(cursors);
    const isRequired = plan.clauses.some(({ role }) => role === "must");
    this.#requiredPassages = isRequired ? new RequiredPassages(plan, cursors) : null;
    this.#matcher = new ClauseMatcher(plan, cursors, this.#positions);
    const { article, end, set, titleLength, articleLength, sectionLength, textLength } = index.columns;
    this.#columns = { article, end, set, titleLength, articleLength, sectionLength, textLength };
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
    const matches: Matches = {
      passages: [],
      scores: [],
      matched: [],
      maskWidth: this.#maskWidth,
      articles: [],
      copies: [],
      best: new BestPlaces(RANKING.lifting),
    };
    const walk = this.#walk;
    const required = this.#requiredPassages;
    while (walk.passage !== END) {
      const next = required ? required.findFrom(walk.passage) : walk.passage;
      if (next === END) break;
      const article = articleOf[next] ?? 0;
      const behind = end[article] ?? 0;
      if (!passes(article)) {
        walk.advanceTo(behind);
        continue;
      }
      const before = matches.passages.length;
      this.#scoreArticle(matches, article, behind);
      const found = matches.passages.length - before;
      if (found > 0) matches.articles.push({ article, passages: found });
    }
    return matches;
  }

  /** Scores the passages of an article, which come before `behind`. */
  #scoreArticle(matches: Matches, article: number, behind: number): void {
    const first = article === 0 ? 0 : (this.#columns.end[article - 1] ?? 0);
    const title = lengthFactor(this.#norms.title, this.#columns.titleLength[article] ?? 0);
    // A title tells of all passages of its article: of each the less, the more there are.
    this.#titleFactor = title / (behind - first);
    const { scores, best } = matches;
    const from = scores.length;
    // The article's score counts all of its passages, those too that lack what is required.
    if (this.#walk.passage < first) this.#walk.advanceTo(first);
    while (this.#walk.passage < behind) {
      this.#scorePassage(matches, this.#walk.passage);
      this.#walk.advance();
    }
    const whole = RANKING.article * this.#scoreWhole(article, title);
    for (let at = from; at < scores.length; at++) {
      const score = (scores[at] ?? 0) + whole;
      scores[at] = score;
      if (score > best.least) best.add(at, score);
    }
  }

  #scorePassage({ passages, scores, matched, copies }: Matches, passage: number): void {
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
    if ((this.#columns.set[passage] ?? 0) > 0) copies.push(passages.length);
    passages.push(passage);
    scores.push(this.#score);
  }

  /** Matches and scores 32 clauses; gives those that match, as bits. */
  #matchClauses(word: number, passage: number): number {
    const words = this.#words;
    const from = word * MASK_BITS;
    const to = Math.min(from + MASK_BITS, words.length);
    let bits = 0;
    for (let at = from; at < to; at++) {
      const postings = words[at];
      // Told here, without a call: most passages have few of the words.
      if (postings && postings.passage !== passage) continue;
      const frequencies = postings ?? this.#matcher.find(at, passage);
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
    const { text: one } = this.#positions.of(first);
    const { text: other } = this.#positions.of(second);
    const near = countNear(one, other, RANKING.window);
    if (near === 0) return 0;
    const factor = this.#textFactor;
    const ordered = countOrdered(one, other, gap);
    const { nearPair, orderedPair, k1 } = RANKING;
    return weight * (nearPair * saturate(near * factor, k1) + orderedPair * saturate(ordered * factor, k1));
  }

  /** The score of the article as one text with its title. What was counted of it is used up. */
  #scoreWhole(article: number, titleFactor: number): number {
    const textFactor = lengthFactor(this.#articleNorm, this.#columns.articleLength[article] ?? 0);
    const [text, title] = [this.#articleText, this.#articleTitle];
    let score = 0;
    for (let at = 0; at < text.length; at++) {
      const frequency = (text[at] ?? 0) * textFactor + (title[at] ?? 0) * titleFactor;
      if (frequency === 0) continue;
      score += (this.#articleWeights[at] ?? 0) * saturate(frequency, RANKING.k1);
      text[at] = 0;
      title[at] = 0;
    }
    return score;
  }
}
