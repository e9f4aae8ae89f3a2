import { FIELDS, type Field } from "../index/format/layout.ts";
import type { Column } from "../index/read/column.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { END, type PostingCursor } from "../index/read/posting-cursor.ts";
import { type LengthNorm, lengthFactor, makeLengthNorm, saturate } from "./bm25.ts";
import type { Clause, QueryPlan, WordPair } from "./plan-query.ts";
import { countNear, countOrdered, countPhrase } from "./proximity.ts";
import { RANKING } from "./ranking.ts";
import { TermOccurrences } from "./term-occurrences.ts";

/** The passages of one article that match, in their order. */
export interface ArticleMatches {
  article: number;
  passages: number[];
  scores: number[];
  /** For each passage the clauses that it matches, as bits, so many numbers of 32 bits each as the scorer's `maskWidth`. */
  matched: number[];
}

const MASK_BITS = 32;

/** What scoring reads of each passage and article. */
type ColumnName = "article" | "end" | "titleLength" | "articleLength" | "sectionLength" | "textLength";

const NO_CLAUSE: Pick<Clause, "members" | "offsets"> = { members: [], offsets: null };

/** A number for each field. */
type PerField = Record<Field, number>;

/** Scores the passages of an index for a query, article by article. */
export class PassageScorer {
  readonly #plan: QueryPlan;
  readonly #cursors: readonly PostingCursor[];
  readonly #occurrences: TermOccurrences;
  /** For each clause that is one term and no guess, its postings. */
  readonly #single: readonly (PostingCursor | null)[];
  readonly #columns: Readonly<Record<ColumnName, Column>>;
  readonly #articleNorm: LengthNorm;
  /** Numbers of 32 bits that hold a bit for each clause. */
  readonly maskWidth: number;
  /** How often the clause at hand stands in each field of the passage at hand. */
  readonly #found: PerField = { title: 0, section: 0, text: 0 };
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
    this.#occurrences = new TermOccurrences(cursors);
    this.#single = plan.clauses.map(({ members: [member, ...others], offsets }) => {
      const isSingle = member?.weight === 1 && others.length === 0 && offsets === null;
      return isSingle ? (cursors[member.term] ?? null) : null;
    });
    const { article, end, titleLength, articleLength, sectionLength, textLength } = index.columns;
    this.#columns = { article, end, titleLength, articleLength, sectionLength, textLength };
    const norm = (field: Field) => makeLengthNorm(RANKING.fields[field], tokens[field] / passages);
    this.#norms = { title: norm("title"), section: norm("section"), text: norm("text") };
    this.#articleNorm = makeLengthNorm(RANKING.fields.text, tokens.text / articles);
    this.maskWidth = Math.ceil(plan.clauses.length / MASK_BITS);
    this.#articleText = new Float64Array(plan.clauses.length);
    this.#articleTitle = new Float64Array(plan.clauses.length);
  }

  /**
   * Calls `visit` with every article that passes and has a passage that matches, in corpus order, with the scores of its
   * passages. The object given is used again for the next one. Linear in the postings of the query's terms.
   */
  forEachArticle(passes: (article: number) => boolean, visit: (matches: ArticleMatches) => void): void {
    const { article: articleOf, end } = this.#columns;
    const matches: ArticleMatches = { article: 0, passages: [], scores: [], matched: [] };
    while (this.#occurrences.passage !== END) {
      const article = articleOf[this.#occurrences.passage] ?? 0;
      const behind = end[article] ?? 0;
      if (!passes(article)) {
        this.#occurrences.advanceTo(behind);
        continue;
      }
      matches.article = article;
      this.#scoreArticle(matches, article === 0 ? 0 : (end[article - 1] ?? 0), behind);
      if (matches.passages.length > 0) visit(matches);
    }
  }

  /** Scores the passages of an article, which are those from `first` on that come before `behind`. */
  #scoreArticle(matches: ArticleMatches, first: number, behind: number): void {
    matches.passages.length = 0;
    matches.scores.length = 0;
    matches.matched.length = 0;
    this.#articleText.fill(0);
    this.#articleTitle.fill(0);
    const { article } = matches;
    const title = lengthFactor(this.#norms.title, this.#columns.titleLength[article] ?? 0);
    // A title tells of all passages of its article: of each the less, the more there are.
    this.#titleFactor = title / (behind - first);
    while (this.#occurrences.passage < behind) {
      this.#scorePassage(matches, this.#occurrences.passage);
      this.#occurrences.advance();
    }
    const whole = RANKING.article * this.#scoreWhole(article, title);
    const { scores } = matches;
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + whole;
  }

  #scorePassage(matches: ArticleMatches, passage: number): void {
    this.#textFactor = lengthFactor(this.#norms.text, this.#columns.textLength[passage] ?? 0);
    const clauses = this.#single.length;
    const maskStart = matches.matched.length;
    let [score, count] = [0, 0];
    for (let from = 0; from < clauses; from += MASK_BITS) {
      let bits = 0;
      for (let at = from; at < from + MASK_BITS && at < clauses; at++) {
        const found = this.#find(at, passage);
        if (!found) continue;
        score += this.#scoreClause(at, found, passage);
        count += 1;
        bits |= 1 << (at - from);
      }
      matches.matched.push(bits);
    }
    if (count === 0) {
      matches.matched.length = maskStart;
      return;
    }
    if (count > 1) for (const pair of this.#plan.pairs) score += this.#scorePair(pair, passage);
    matches.passages.push(passage);
    matches.scores.push(score);
  }

  /** BM25F (Robertson, Zaragoza & Taylor 2004): frequencies are added over the fields before they are saturated. */
  #scoreClause(at: number, found: Readonly<PerField>, passage: number): number {
    const { title, section, text } = found;
    this.#articleText[at] = (this.#articleText[at] ?? 0) + text;
    this.#articleTitle[at] = title;
    let frequency = title * this.#titleFactor + text * this.#textFactor;
    if (section > 0)
      frequency += section * lengthFactor(this.#norms.section, this.#columns.sectionLength[passage] ?? 0);
    return (this.#plan.clauses[at]?.passageWeight ?? 0) * saturate(frequency, RANKING.k1);
  }

  /** How often a clause stands in each field of a passage; `null` when it is not there. Valid until the next is asked for. */
  #find(at: number, passage: number): Readonly<PerField> | null {
    const single = this.#single[at];
    if (single) return single.passage === passage ? single : null;
    return this.#findMembers(at, passage) ? this.#found : null;
  }

  #findMembers(at: number, passage: number): boolean {
    const { members, offsets } = this.#plan.clauses[at] ?? NO_CLAUSE;
    const found = this.#found;
    found.title = 0;
    found.section = 0;
    found.text = 0;
    if (offsets !== null) return this.#findPhrase(members, offsets, passage);
    let isFound = false;
    for (const { term, weight } of members) {
      const posting = this.#cursors[term];
      if (posting?.passage !== passage) continue;
      found.title += weight * posting.title;
      found.section += weight * posting.section;
      found.text += weight * posting.text;
      isFound = true;
    }
    return isFound;
  }

  #findPhrase(members: Clause["members"], offsets: readonly number[], passage: number): boolean {
    if (!members.every(({ term }) => this.#cursors[term]?.passage === passage)) return false;
    const positions = members.map(({ term }) => this.#occurrences.positions(term));
    const found = this.#found;
    for (const field of FIELDS) {
      const inField = positions.map((each) => each[field]);
      found[field] = countPhrase(inField, offsets);
    }
    return found.title + found.section + found.text > 0;
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
      if (frequency > 0) score += (this.#plan.clauses[at]?.articleWeight ?? 0) * saturate(frequency, RANKING.k1);
    }
    return score;
  }
}
