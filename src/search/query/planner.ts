import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { TermEntry } from "../../index/read/term-dictionary.ts";
import { hasBigrams, isBigram, isHangul, lettersOf } from "../../text/find-bigrams.ts";
import { inverseFrequency } from "../bm25.ts";
import { RANKING } from "../ranking.ts";
import type { FoundSynonym } from "./find-synonyms.ts";
import type { FoundTerm, TermFinder } from "./find-terms.ts";
import type { Demand, QueryWord } from "./parsed-query.ts";
import type { Clause, ClauseSlot } from "./query-plan.ts";

/** The weight of a word that the query has `count` times: `(k3 + 1) * q / (k3 + q)` (Robertson et al. 1994). */
function queryWeight(count: number): number {
  return ((RANKING.k3 + 1) * count) / (RANKING.k3 + count);
}

/** What a word or a pair of letters counts in its script. */
function scriptOf(letters: string) {
  const { hangul, han, other } = RANKING.scripts;
  if (!hasBigrams(letters)) return other;
  return isHangul(letters) ? hangul : han;
}

/** How slowly more of a word, a bigram or a phrase stop counting, by the script of its first term. */
function saturationOf([first]: readonly { terms: readonly FoundTerm[] }[]): number {
  const term = first?.terms[0]?.entry.term ?? "";
  return scriptOf(isBigram(term) ? lettersOf(term) : term).k1;
}

/** The rarity of a word with several terms: that of the most frequent, since they are forms of one word. */
function rarityOf({ counts }: PassageIndex, terms: readonly FoundTerm[], unit: "passages" | "articles"): number {
  return inverseFrequency(counts[unit], Math.max(0, ...terms.map(({ entry }) => entry[unit])));
}

/** Turns what a query asks for into clauses over the terms of an index. */
export class Planner {
  readonly #index: PassageIndex;
  readonly #finder: TermFinder;
  readonly #numbers = new Map<string, number>();
  /** The clauses of other wordings, by their terms. */
  readonly #wordings = new Map<string, number>();
  readonly terms: TermEntry[] = [];
  readonly clauses: Clause[] = [];

  constructor(index: PassageIndex, finder: TermFinder) {
    this.#index = index;
    this.#finder = finder;
  }

  #numberOf(entry: TermEntry): number {
    const number = this.#numbers.get(entry.term) ?? this.terms.length;
    if (number === this.terms.length) this.terms.push(entry);
    this.#numbers.set(entry.term, number);
    return number;
  }

  /** Adds a clause, as rare as its words are in the mean, and gives its number. */
  add(
    found: readonly { terms: readonly FoundTerm[]; offset: number }[],
    { weight, role = "should", field = null }: { weight: number; role?: Clause["role"]; field?: Clause["field"] },
  ): number {
    const slots = found.map(({ terms, offset }): ClauseSlot => {
      return {
        members: terms.map(({ entry, likelihood }) => ({ term: this.#numberOf(entry), weight: likelihood })),
        offset,
      };
    });
    const rarity = (unit: "passages" | "articles") => {
      const each = found.map(({ terms }) => rarityOf(this.#index, terms, unit));
      return each.reduce((sum, one) => sum + one, 0) / each.length;
    };
    const clause = {
      role,
      field,
      slots,
      k1: saturationOf(found),
      boost: weight,
      passageWeight: weight * rarity("passages"),
      articleWeight: weight * rarity("articles"),
    };
    return this.clauses.push(clause) - 1;
  }

  /** Adds a word. One that the index lacks is guessed at, unless it `isExplained`: the index has a synonym. */
  addWord({ word, terms, looser, count, isRequired }: QueryWord, isExplained: boolean): number {
    const own = isRequired ? this.#finder.findSought(word, terms) : this.#finder.find(terms);
    const known = own.length === 0 ? this.#finder.find(looser) : own;
    const found = isExplained && !isRequired ? { terms: known, isGuessed: false } : this.#finder.findWord(word, known);
    const weight = queryWeight(count) * scriptOf(word).word * (found.isGuessed ? RANKING.guess : 1);
    return this.add([{ terms: found.terms, offset: 0 }], { weight, role: isRequired ? "must" : "should" });
  }

  /** Adds a letter that is all that is asked for: it may stand anywhere in a word. */
  addLetter({ word, count, isRequired }: QueryWord): number {
    const found = [{ terms: this.#finder.findWithin(word), offset: 0 }];
    return this.add(found, { weight: queryWeight(count), role: isRequired ? "must" : "should" });
  }

  /** Adds a demand. One that was typed several times counts as often: it is no word, which would count less each time. */
  addDemand({ kind, role, field, words, wording, count }: Demand): number {
    const found = wording.map(({ terms, offset }) => {
      const word = words[offset] ?? "";
      const isBeginning = kind === "beginning" && offset === words.length - 1;
      return { terms: isBeginning ? this.#finder.findBeginning(word) : this.#finder.findSought(word, terms), offset };
    });
    return this.add(found, { weight: role === "not" ? 0 : count, role, field });
  }

  /** Adds another wording of something in the query. One that is there already counts more, and is not sought again. */
  addWording({ wording }: FoundSynonym, weight: number): number {
    const key = wording.map(({ terms, offset }) => [offset, ...terms.map(({ entry }) => entry.term)].join(" ")).join();
    const known = this.#wordings.get(key);
    if (known !== undefined) {
      this.#addWeight(known, weight);
      return known;
    }
    const number = this.add(wording, { weight });
    this.#wordings.set(key, number);
    return number;
  }

  #addWeight(number: number, weight: number): void {
    const clause = this.clauses[number];
    if (!clause) return;
    const times = 1 + weight / clause.boost;
    clause.boost += weight;
    clause.passageWeight *= times;
    clause.articleWeight *= times;
  }

  /** Excludes a name however it is written: `nodejs` with `node.js`. */
  excludeWhole({ role, whole }: Demand): void {
    const terms = role === "not" ? this.#finder.find(whole) : [];
    if (terms.length > 0) this.add([{ terms, offset: 0 }], { weight: 0, role });
  }

  addBigram(bigram: string): number | null {
    const terms = this.#finder.findBigram(bigram);
    const weight = scriptOf(lettersOf(bigram)).bigram;
    return terms.length === 0 ? null : this.add([{ terms, offset: 0 }], { weight });
  }
}
