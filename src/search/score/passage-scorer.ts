import type { FieldPart } from "../../contract/score-explanation.ts";
import type { Field } from "../../index/format/layout.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { PostingCursor } from "../../index/read/posting-cursor.ts";
import type { Column } from "../../index/read/resident-part.ts";
import { type LengthNorm, lengthFactor, makeLengthNorm, saturate } from "../bm25.ts";
import type { OpenPair, OpenPlan } from "../match/open-plan.ts";
import type { Occurrences } from "../match/passage-iterator.ts";
import type { QueryPlan } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import { scorePair } from "./proximity.ts";

type LengthColumn = "titleLength" | "leadLength" | "articleLength" | "sectionLength" | "textLength";

/** Is told the parts of a score as they are added, to explain it. */
export interface PartListener {
  addClause(at: number, unit: "passage" | "article", part: { value: number; fields: FieldPart[] }): void;
  addPair(at: number, value: number): void;
}

function describeField(field: Field, occurrences: number, norm: number): FieldPart[] {
  return occurrences === 0 ? [] : [{ field, occurrences, norm, frequency: occurrences * norm }];
}

/** Occurrences in the text, those at its beginning with what they count more. */
function addLead(clause: Occurrences): number {
  const { word, length } = RANKING.lead;
  return clause.text === 0 ? 0 : clause.text + word * clause.countBefore(length);
}

/**
 * Scores passages, article by article, by the clauses of an open plan at their current passage: each passage by itself with
 * {@link scorePassage}, then the article as a whole with {@link finishArticle}.
 */
export class PassageScorer {
  readonly #clauses: readonly Occurrences[];
  readonly #places: Int32Array;
  readonly #pairs: readonly OpenPair[];
  readonly #passageWeights: Float64Array;
  readonly #articleWeights: Float64Array;
  /** How slowly more occurrences of each clause stop counting. */
  readonly #saturations: Float64Array;
  readonly #norms: Record<Field | "article", LengthNorm>;
  readonly #columns: Readonly<Record<LengthColumn, Column>>;
  /** The clauses that the passage scored last matches, as bits by their numbers, 32 to an integer. */
  readonly matched: Int32Array;
  /** The weight of an occurrence in the title for the article, in the title for each of its passages, in the text of the passage. */
  #articleTitleFactor = 0;
  #titleFactor = 0;
  #textFactor = 0;
  /** What the text of the passage counts, which a list of links lessens. */
  #textWeight = 1;
  readonly #links: PostingCursor | null;
  readonly #hasPositions: boolean;
  /** How many clauses are words of the query, and how many words were typed; see {@link QueryPlan.nameLength}. */
  readonly #words: number;
  readonly #nameLength: number;
  /** How much of the headings of the passage scored last, and of the title of the article finished last, is what was typed: 0 when they lack a word of it. */
  sectionHold = 0;
  titleHold = 0;
  /** The first passage of the article, and the same when it begins with what a title would say; else -1. */
  #first = 0;
  #lead = 0;
  /** How often each clause occurs in the texts of the article so far, and in its title. */
  readonly #articleText: Float64Array;
  readonly #articleTitle: Float64Array;

  constructor(
    index: PassageIndex,
    { clauses: weights, cover, nameLength }: QueryPlan,
    { clauses, places, pairs, links, hasPositions }: OpenPlan,
  ) {
    const { passages, articles, tokens } = index.counts;
    const { titleLength, leadLength, articleLength, sectionLength, textLength } = index.columns;
    const normOf = (field: Field) => makeLengthNorm(RANKING.fields[field], tokens[field] / passages);
    const article = makeLengthNorm(RANKING.fields.text, tokens.text / articles);
    this.#clauses = clauses;
    this.#places = places;
    this.#pairs = pairs;
    this.#links = links;
    this.#hasPositions = hasPositions;
    this.#words = cover.length;
    this.#nameLength = nameLength;
    this.#passageWeights = Float64Array.from(weights, ({ passageWeight }) => passageWeight);
    this.#articleWeights = Float64Array.from(weights, ({ articleWeight }) => articleWeight);
    this.#saturations = Float64Array.from(weights, ({ k1 }) => k1);
    this.#norms = { title: normOf("title"), section: normOf("section"), text: normOf("text"), article };
    this.#columns = { titleLength, leadLength, articleLength, sectionLength, textLength };
    this.matched = new Int32Array(Math.ceil(clauses.length / 32));
    this.#articleText = new Float64Array(clauses.length);
    this.#articleTitle = new Float64Array(clauses.length);
  }

  /** Starts an article with a number of passages, by its first. */
  startArticle(article: number, first: number, passages: number): void {
    const { titleLength, leadLength } = this.#columns;
    // One of the two is 0: a title is either indexed or the first sentence.
    const lead = leadLength[article] ?? 0;
    const length = (titleLength[article] ?? 0) + lead;
    this.#first = first;
    this.#lead = lead > 0 && this.#hasPositions ? first : -1;
    this.#articleTitleFactor = lengthFactor(this.#norms.title, length);
    // A title is about all passages of its article: the more there are, the less it says of each.
    this.#titleFactor = this.#articleTitleFactor / passages;
  }

  #startPassage(passage: number): void {
    const [links, matched] = [this.#links, this.matched];
    if (links !== null && links.passage < passage) links.seek(passage);
    this.#textWeight = links?.passage === passage ? RANKING.links : 1;
    this.#textFactor = this.#textWeight * lengthFactor(this.#norms.text, this.#columns.textLength[passage] ?? 0);
    for (let word = 0; word < matched.length; word++) matched[word] = 0;
  }

  /** Scores a passage of the article by itself, and adds its frequencies to those of the article. Tells a listener the parts. */
  scorePassage(passage: number, listener: PartListener | null = null): number {
    const [clauses, places, matched] = [this.#clauses, this.#places, this.matched];
    this.#startPassage(passage);
    let score = 0;
    let found = 0;
    let inHeadings = 0;
    for (let at = 0; at < clauses.length; at++) {
      if (places[at] !== passage) continue;
      const clause = clauses[at];
      if (!clause) continue;
      if (clause.section > 0 && at < this.#words) inHeadings += 1;
      const value = this.#scoreClause(at, clause, passage);
      score += value;
      listener?.addClause(at, "passage", { value, fields: this.#describeFields(clause, passage) });
      matched[at >>> 5] = (matched[at >>> 5] ?? 0) | (1 << (at & 31));
      found += 1;
    }
    this.sectionHold = inHeadings === 0 ? 0 : this.#holdOf(inHeadings, this.#columns.sectionLength[passage] ?? 0);
    if (found < 2) return score;
    const place = { textFactor: this.#textFactor, isFirst: passage === this.#first };
    for (let at = 0; at < this.#pairs.length; at++) {
      const pair = this.#pairs[at];
      const value = pair ? scorePair(pair, passage, place) : 0;
      score += value;
      listener?.addPair(at, value);
    }
    return score;
  }

  /** How nearly a title or heading of a length is what was typed, when it has so many of the words: 1 for the same, 0 when it lacks one. */
  #holdOf(words: number, length: number): number {
    if (this.#nameLength === 0 || words < this.#words) return 0;
    if (length === this.#nameLength) return 1;
    return length <= words ? RANKING.called.withoutCommon : words / length;
  }

  /** BM25F (Robertson, Zaragoza & Taylor 2004): frequencies are added over the fields before they are saturated. */
  #scoreClause(at: number, clause: Occurrences, passage: number): number {
    const { title, section } = clause;
    const text = passage === this.#lead ? addLead(clause) : clause.text;
    this.#articleText[at] = (this.#articleText[at] ?? 0) + this.#textWeight * text;
    this.#articleTitle[at] = title;
    let frequency = title * this.#titleFactor + text * this.#textFactor;
    if (section > 0)
      frequency += section * lengthFactor(this.#norms.section, this.#columns.sectionLength[passage] ?? 0);
    return (this.#passageWeights[at] ?? 0) * this.#saturate(at, frequency);
  }

  #saturate(at: number, frequency: number): number {
    return saturate(frequency, this.#saturations[at] ?? 0);
  }

  /** The frequencies that {@link #scoreClause} adds. */
  #describeFields(clause: Occurrences, passage: number): FieldPart[] {
    const text = passage === this.#lead ? addLead(clause) : clause.text;
    const sectionFactor = lengthFactor(this.#norms.section, this.#columns.sectionLength[passage] ?? 0);
    return [
      ...describeField("title", clause.title, this.#titleFactor),
      ...describeField("section", clause.section, sectionFactor),
      ...describeField("text", text, this.#textFactor),
    ];
  }

  /** Scores the article as one text with its title, by the passages scored since it was started: what each of them gains. */
  finishArticle(article: number, listener: PartListener | null = null): number {
    const textFactor = lengthFactor(this.#norms.article, this.#columns.articleLength[article] ?? 0);
    const [text, title] = [this.#articleText, this.#articleTitle];
    let score = 0;
    let inTitle = 0;
    for (let at = 0; at < text.length; at++) {
      const frequency = (text[at] ?? 0) * textFactor + (title[at] ?? 0) * this.#articleTitleFactor;
      if (frequency === 0) continue;
      if ((title[at] ?? 0) > 0 && at < this.#words) inTitle += 1;
      const value = (this.#articleWeights[at] ?? 0) * this.#saturate(at, frequency);
      score += value;
      listener?.addClause(at, "article", {
        value: RANKING.article * value,
        fields: [
          ...describeField("title", title[at] ?? 0, this.#articleTitleFactor),
          ...describeField("text", text[at] ?? 0, textFactor),
        ],
      });
      text[at] = 0;
      title[at] = 0;
    }
    this.titleHold = inTitle === 0 ? 0 : this.#holdOf(inTitle, this.#columns.titleLength[article] ?? 0);
    return RANKING.article * score;
  }
}
