import type { Field } from "../../src/index/format/layout.ts";
import { expandSynonyms, makeSynonymGroups } from "../../src/search/query/expand-synonyms.ts";
import type { Demand, ParsedQuery, QueryWord } from "../../src/search/query/parsed-query.ts";
import { RANKING } from "../../src/search/ranking.ts";
import { analyseQuery, type QueryToken } from "../../src/text/analyse-query.ts";
import type { Language } from "../../src/text/language.ts";
import { countNaively, inByteOrder, type NaivePassage, termsAt, termsOf } from "./naive-passages.ts";

/** A term that may stand in a place, and how much an occurrence of it counts. */
export interface NaiveMember {
  term: string;
  weight: number;
}

/** Something to find: in each place, so many words after the first, any of some terms. */
export interface NaiveClause {
  role: "should" | "must" | "not";
  /** The only field that counts; `null` for any. */
  field: Field | null;
  slots: { members: readonly NaiveMember[]; offset: number }[];
  /** How slowly more occurrences stop counting. */
  k1: number;
  passageWeight: number;
  articleWeight: number;
}

/** Two words of the query that stand next to each other in it. */
export interface NaivePair {
  first: string;
  second: string;
  gap: number;
  weight: number;
}

/** What of a query is looked for. */
export interface NaivePlan {
  clauses: NaiveClause[];
  pairs: NaivePair[];
  /** Whether every passage matches that nothing excludes. */
  matchesAll: boolean;
}

/** What is known of a query before it is looked up. */
export interface NaiveQuery {
  parsed: ParsedQuery;
  synonyms: readonly (readonly string[])[];
  /** The terms that stand for each word which no passage has: how they are chosen is no matter of scores. */
  guesses: ReadonlyMap<string, readonly NaiveMember[]>;
}

/** How many passages, and how many articles, there are, and have each term. */
interface Counts {
  passages: number;
  articles: number;
  ofTerm: ReadonlyMap<string, { passages: number; articles: number }>;
}

function countHaving(passages: readonly NaivePassage[], articles: number): Counts {
  const held = new Map<string, { passages: Set<number>; articles: Set<number> }>();
  for (const [number, { title, section, text, article }] of passages.entries())
    for (const term of [...title, ...section, ...text].flatMap(termsAt)) {
      const of = held.get(term) ?? { passages: new Set(), articles: new Set() };
      held.set(term, of);
      of.passages.add(number);
      of.articles.add(article);
    }
  const ofTerm = new Map(
    Array.from(held, ([term, of]) => [term, { passages: of.passages.size, articles: of.articles.size }]),
  );
  return { passages: passages.length, articles, ofTerm };
}

const { hangul, han, other } = RANKING.scripts;

/** What words and pairs of letters count: Korean, Chinese or Japanese, and all else. */
function weigh(letters: string): typeof other {
  if (/^\p{Script=Hangul}+$/u.test(letters)) return hangul;
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u.test(letters) ? han : other;
}

const rarity = (total: number, having: number) => Math.log(1 + (total - having + 0.5) / (having + 0.5));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const HIRAGANA =
  "ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔ";
const KATAKANA =
  "ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴ";
const otherKana = (text: string) =>
  Array.from(text, (letter) => {
    const [small, large] = [HIRAGANA.indexOf(letter), KATAKANA.indexOf(letter)];
    return small >= 0 ? KATAKANA.charAt(small) : large >= 0 ? HIRAGANA.charAt(large) : letter;
  }).join("");

/** Gives the compounds that end with a term: those that two words, linked in any way, make in one language. */
function compoundsOf(passages: readonly NaivePassage[]): (tail: string) => string[] {
  const lexicons = [...Map.groupBy(passages, ({ language }) => language)]
    .filter(([{ code }]) => /^(?:da|de|fi|nb|nl|nn|no|sv)$/.test(code))
    .map(([language, own]) => {
      const heads = [...countNaively(own).keys()].filter((word) => word.length > 2 && !language.isStopWord(word));
      const linked = heads.flatMap((head) =>
        ["", "s", "n", "en", "es", "er", "e", "ens", "ns"].map((link) => head + link),
      );
      return { linked, terms: termsOf(own).filter((term) => /^\p{L}+$/u.test(term)) };
    });
  return (tail) =>
    lexicons.flatMap(({ linked, terms }) => {
      const made = new Set(linked.map((beginning) => beginning + tail));
      return tail.length > 3 && terms.includes(tail) ? terms.filter((term) => made.has(term)) : [];
    });
}

/** Joins clauses that look for the same to one that weighs as much as all. */
function joinSame(clauses: readonly NaiveClause[]): NaiveClause[] {
  const same = Map.groupBy(clauses, ({ slots }) =>
    JSON.stringify(slots.map(({ members, offset }) => [members, offset])),
  );
  const total = (all: readonly NaiveClause[], unit: "passageWeight" | "articleWeight") =>
    all.reduce((sum, clause) => sum + clause[unit], 0);
  return [...same.values()].flatMap((all) =>
    all.slice(0, 1).map((clause) => ({
      ...clause,
      passageWeight: total(all, "passageWeight"),
      articleWeight: total(all, "articleWeight"),
    })),
  );
}

/** Plans queries from counts of the words themselves. */
export class NaivePlanner {
  readonly #languages: readonly Language[];
  readonly #counts: Counts;
  readonly #written: ReadonlyMap<string, number>;
  readonly #compounds: ReturnType<typeof compoundsOf>;

  constructor(passages: readonly NaivePassage[], articles: number, languages: readonly Language[]) {
    this.#languages = languages;
    this.#counts = countHaving(passages, articles);
    this.#written = countNaively(passages);
    this.#compounds = compoundsOf(passages);
  }

  #known(terms: readonly string[]): NaiveMember[] {
    const has = (term: string) => this.#counts.ofTerm.has(term);
    const words = terms.filter(has).map((term) => ({ term, weight: 1 }));
    const names = terms.map((term) => `=${term}`).filter(has);
    return [...words, ...names.map((term) => ({ term, weight: words.length > 0 ? RANKING.joined : 1 }))];
  }

  /** Terms of words of which each may be meant as much as any other. */
  #alike(terms: readonly string[]): NaiveMember[] {
    return this.#known([...new Set(terms)]).map(({ term }) => ({ term, weight: 1 }));
  }

  /** The terms of all written words that begin so: of the most frequent first, each in every language. */
  #beginning(typed: string): NaiveMember[] {
    const words = inByteOrder(this.#written.keys()).filter((word) => word.startsWith(typed));
    words.sort((a, b) => (this.#written.get(b) ?? 0) - (this.#written.get(a) ?? 0));
    return this.#alike(words.flatMap((word) => this.#languages.map(({ termOf }) => termOf(word))));
  }

  /** The terms of the most frequent words that have a Chinese letter. */
  #within(letter: string): NaiveMember[] {
    const words = inByteOrder(this.#written.keys()).filter((word) => word.includes(letter));
    words.sort((a, b) => (this.#written.get(b) ?? 0) - (this.#written.get(a) ?? 0));
    const most = words.slice(0, 64).flatMap((word) => this.#languages.map(({ termOf }) => termOf(word)));
    return this.#alike(most);
  }

  /** A word that must be as it is typed; Korean hangs endings on its words. */
  #exact(word: string, terms: readonly string[]): NaiveMember[] {
    return /^\p{Script=Hangul}+$/u.test(word) ? this.#beginning(word) : this.#known(terms);
  }

  #clause(slots: NaiveClause["slots"], weight: number, rest: Partial<NaiveClause> = {}): NaiveClause {
    const { ofTerm } = this.#counts;
    const weightIn = (unit: "passages" | "articles") => {
      const total = this.#counts[unit];
      const having = slots.map(({ members }) =>
        Math.max(0, ...members.map(({ term }) => ofTerm.get(term)?.[unit] ?? 0)),
      );
      return weight * mean(having.map((count) => rarity(total, count)));
    };
    const weights = { passageWeight: weightIn("passages"), articleWeight: weightIn("articles") };
    const { k1 } = weigh(slots[0]?.members[0]?.term.replace(/^_/, "") ?? "");
    return { role: "should", field: null, slots, k1, ...weights, ...rest };
  }

  #word(
    { word, terms, looser, count, isRequired }: QueryWord,
    guesses: NaiveQuery["guesses"],
    isLetter: boolean,
  ): NaiveClause {
    const own = isLetter ? this.#within(word) : isRequired ? this.#exact(word, terms) : this.#known(terms);
    const known = own.length > 0 ? own : this.#known(looser);
    const members = known.length > 0 ? known : (guesses.get(word) ?? []);
    const isGuessed = known.length === 0 && guesses.has(word);
    const inScript = (isLetter ? 1 : weigh(word).word) * (isGuessed ? RANKING.guess : 1);
    const weight = (((RANKING.k3 + 1) * count) / (RANKING.k3 + count)) * inScript;
    return this.#clause([{ members, offset: 0 }], weight, { role: isRequired ? "must" : "should" });
  }

  #demand({ kind, role, field, words, wording, count }: Demand): NaiveClause {
    const slots = wording.map(({ terms, offset }) => {
      const word = words[offset] ?? "";
      const isCut = kind === "beginning" && offset === words.length - 1;
      return { members: isCut ? this.#beginning(word) : this.#exact(word, terms), offset };
    });
    return this.#clause(slots, role === "not" ? 0 : count, { role, field });
  }

  /** Synonyms of the words typed; of one that was guessed, those of the likeliest that it is taken for. */
  #synonyms({ parsed: { tokens }, synonyms, guesses }: NaiveQuery): NaiveClause[] {
    const groups = makeSynonymGroups(synonyms, this.#languages);
    const taken = tokens.map((token) => {
      const [likeliest] = guesses.get(token.word) ?? [];
      return likeliest ? { ...token, terms: [likeliest.term] } : token;
    });
    const wordings = expandSynonyms(taken, groups, this.#languages).flatMap(({ alternatives }) => alternatives);
    const all = wordings.map((wording) =>
      wording.map(({ terms, offset }) => ({ members: this.#known(terms), offset })),
    );
    return all
      .filter((slots) => slots.every(({ members }) => members.length > 0))
      .map((slots) => this.#clause(slots, RANKING.synonym));
  }

  /** Names written in another way: several words as one, one as several, and two neighbours as one. */
  #names({ parsed: { tokens, words } }: NaiveQuery): NaiveClause[] {
    const isSeldom = ({ terms }: QueryToken) =>
      words.some((word) => word.terms[0] === terms[0]) && this.#known(terms).length === 0;
    const ways = tokens.flatMap((token, at) => {
      const next = tokens[at + 1];
      const isPair = next && !next.followsMark && token.whole === null;
      const mayJoin = isPair && (tokens.length < 3 || isSeldom(token) || isSeldom(next));
      const joined = mayJoin ? (analyseQuery(token.word + next.word, this.#languages)[0]?.terms ?? []) : [];
      const digits = /^(\d{1,3}(?: \d{3})+)(?: |$)/.exec(
        tokens
          .slice(at)
          .map(({ word }) => word)
          .join(" "),
      );
      const number = digits?.[1] === undefined ? [] : [[digits[1].replaceAll(" ", "")]];
      return [token.whole ? [token.whole.terms] : [], [...token.parts], number, mayJoin ? [joined] : []];
    });
    const isAll = tokens[0]?.whole?.count === tokens.length;
    const found = ways.map((way) =>
      way.map((terms, offset) => ({
        members: isAll && terms === tokens[0]?.whole?.terms ? this.#alike(terms) : this.#known(terms),
        offset,
      })),
    );
    return found
      .filter((slots) => slots.length > 0 && slots.every(({ members }) => members.length > 0))
      .map((slots) => this.#clause(slots, RANKING.name));
  }

  /** Words of Latin letters that are two words in a row: at least three letters, then at least two. */
  #apart({ parsed: { words, tokens } }: NaiveQuery): NaiveClause[] {
    const termsOf = (word: string) => this.#known([...new Set(this.#languages.map(({ termOf }) => termOf(word)))]);
    return words.flatMap(({ word, terms, isRequired }) => {
      const isTried = !isRequired && (tokens.length < 3 || this.#known(terms).length === 0);
      if (!isTried || /[^a-z]/.test(word)) return [];
      const slots = Array.from(word).map((_, at) =>
        [word.slice(0, at), word.slice(at)].map((half, offset) => ({ half, members: termsOf(half), offset })),
      );
      const found = slots.filter(([first, second]) => (first?.half.length ?? 0) > 2 && (second?.half.length ?? 0) > 1);
      return found
        .filter((halves) => halves.every(({ members }) => members.length > 0))
        .map((halves) => this.#clause(halves, RANKING.name));
    });
  }

  /** Compounds of the words that need not be there, as many as a search reads at most. */
  #longer({ parsed: { words } }: NaiveQuery): NaiveClause[] {
    return words.flatMap(({ terms, isRequired }) => {
      const own = isRequired ? [] : this.#known(terms);
      const members = this.#known([...new Set(own.flatMap(({ term }) => this.#compounds(term)))]);
      return members.length === 0 ? [] : [this.#clause([{ members, offset: 0 }], RANKING.compound)];
    });
  }

  /** A name that is excluded, where it is written as one word. */
  #outsideNames({ role, whole }: Demand): NaiveClause[] {
    const members = role === "not" ? this.#known(whole) : [];
    return members.length === 0 ? [] : [this.#clause([{ members, offset: 0 }], 0, { role })];
  }

  /** Words next to each other in the query; of two places where the same two stand the nearer gives the gap. */
  #pairs({ words, tokens }: ParsedQuery, clauses: readonly NaiveClause[]): NaivePair[] {
    const placed = tokens.flatMap(({ terms: [term] }, at) => {
      const { slots, passageWeight } = clauses[words.findIndex((word) => word.terms[0] === term)] ?? {};
      const member = slots?.[0]?.members[0];
      return member && passageWeight !== undefined ? [{ term: member.term, weight: passageWeight, at }] : [];
    });
    const pairs = new Map<string, NaivePair>();
    for (const [index, second] of placed.slice(1).entries()) {
      const first = placed[index] ?? second;
      if (first.term === second.term) continue;
      const weight = (first.weight + second.weight) / 2;
      const pair = { first: first.term, second: second.term, gap: second.at - first.at, weight };
      const name = `${pair.first}\n${pair.second}`;
      if (pair.gap <= (pairs.get(name)?.gap ?? Number.POSITIVE_INFINITY)) pairs.set(name, pair);
    }
    return [...pairs.values()];
  }

  /** Plans a query: a clause for each word, each demand, each other wording, each pair of letters. */
  plan(query: NaiveQuery): NaivePlan {
    const { words, demands, tokens, filters } = query.parsed;
    const isLetters = tokens.length < 3 && tokens.every(({ word }) => /^\p{Script=Han}$/u.test(word));
    const ofWords = words.map((word) => this.#word(word, query.guesses, isLetters));
    const letters = [...new Set(tokens.flatMap(({ bigrams }) => bigrams))].flatMap((term) => {
      const own = this.#known([term]);
      return own.length > 0 ? own : this.#known([otherKana(term)]);
    });
    const clauses = [
      ...ofWords,
      ...demands.map((demand) => this.#demand(demand)),
      ...joinSame([...this.#synonyms(query), ...this.#names(query), ...this.#apart(query), ...this.#longer(query)]),
      ...demands.flatMap((demand) => this.#outsideNames(demand)),
      ...letters.map((member) => this.#clause([{ members: [member], offset: 0 }], weigh(member.term.slice(1)).bigram)),
    ];
    const isEmpty = words.length === 0 && demands.every(({ role }) => role === "not");
    const narrows = demands.length > 0 || Object.keys({ ...filters.wanted, ...filters.unwanted }).length > 0;
    return { clauses, pairs: this.#pairs(query.parsed, ofWords), matchesAll: isEmpty && narrows };
  }
}
