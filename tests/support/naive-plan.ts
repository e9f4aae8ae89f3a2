import { type Expansion, expandSynonyms, makeSynonymGroups } from "../../src/retrieval/expand-synonyms.ts";
import { parseQuery } from "../../src/retrieval/parse-query.ts";
import { RANKING } from "../../src/retrieval/ranking.ts";
import { countEdits } from "./naive-edits.ts";
import type { NaivePassage } from "./naive-passages.ts";

/** Something to find: any of some terms, or all of them at their places. */
export interface NaiveClause {
  members: { term: string; weight: number }[];
  offsets: readonly number[] | null;
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

/** How many passages, and how many articles, have each term. */
export interface Having {
  passages: number;
  articles: number;
  ofTerm: ReadonlyMap<string, { passages: number; articles: number }>;
}

/** Counts the passages and articles that have each term. */
export function countHaving(passages: readonly NaivePassage[], articles: number): Having {
  const held = new Map<string, { passages: Set<number>; articles: Set<number> }>();
  for (const [number, { title, section, text, article }] of passages.entries())
    for (const term of [...title, ...section, ...text]) {
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

/** The terms that a word which no passage has may stand for: nearest first, at most twelve. */
export function guessNaively({ ofTerm }: Having, word: string): { term: string; weight: number }[] {
  if (/\p{N}/u.test(word)) return [];
  const letters = Array.from(word).length;
  const most = Math.min(2, Math.round(letters * 0.2));
  const guesses = Array.from(ofTerm, ([term, { passages }]) => {
    const edits = countEdits(word, term);
    const begins = letters >= 3 && term.startsWith(word) ? letters / Array.from(term).length : 0;
    return { term, passages, weight: Math.max(begins, most > 0 && edits <= most ? 1 - edits / (letters + 1) : 0) };
  });
  return guesses
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.passages - a.passages || (a.term < b.term ? -1 : 1))
    .slice(0, 12);
}

function rarity(total: number, having: number): number {
  const n = Math.min(total, having);
  return Math.log(1 + (total - n + 0.5) / (n + 0.5));
}

function weigh({ ofTerm, passages, articles }: Having, terms: readonly string[], weight: number) {
  const sum = (of: "passages" | "articles") => terms.reduce((all, term) => all + (ofTerm.get(term)?.[of] ?? 0), 0);
  return {
    passageWeight: weight * rarity(passages, sum("passages")),
    articleWeight: weight * rarity(articles, sum("articles")),
  };
}

function planSynonyms(having: Having, expansions: readonly Expansion[]): NaiveClause[] {
  const wordings = expansions.flatMap(({ alternatives }) => alternatives);
  return wordings
    .filter((wording) => wording.every(({ term }) => having.ofTerm.has(term)))
    .map((wording) => {
      const each = wording.map(({ term }) => weigh(having, [term], RANKING.synonym / wording.length));
      return {
        members: wording.map(({ term }) => ({ term, weight: 1 })),
        offsets: wording.length === 1 ? null : wording.map(({ offset }) => offset),
        passageWeight: each.reduce((sum, { passageWeight }) => sum + passageWeight, 0),
        articleWeight: each.reduce((sum, { articleWeight }) => sum + articleWeight, 0),
      };
    });
}

/** Plans a query from the counts alone. Of two places where the same words stand together the nearer gives the gap; the first four unknown words are guessed. */
export function planNaively(
  having: Having,
  typed: string,
  synonyms: readonly (readonly string[])[],
): { clauses: NaiveClause[]; pairs: NaivePair[] } {
  const { words, tokens } = parseQuery(typed);
  const guessed = words.filter(({ term }) => !having.ofTerm.has(term)).slice(0, 4);
  const clauses = words.map((word): NaiveClause => {
    const { term, count } = word;
    const isKnown = having.ofTerm.has(term);
    const guesses = guessed.includes(word) ? guessNaively(having, term) : [];
    const members = isKnown ? [{ term, weight: 1 }] : guesses;
    const weight = (((RANKING.k3 + 1) * count) / (RANKING.k3 + count)) * (isKnown ? 1 : RANKING.guess);
    const terms = members.map((member) => member.term);
    return { members, offsets: null, ...weigh(having, terms, weight) };
  });
  const weightOf = new Map(words.map(({ term }, at) => [term, clauses[at]?.passageWeight ?? 0]));
  const known = tokens
    .map(({ term }, at) => ({ term, at }))
    .filter(({ term }) => weightOf.has(term) && having.ofTerm.has(term));
  const pairs = new Map<string, NaivePair>();
  for (const [index, second] of known.slice(1).entries()) {
    const first = known[index] ?? second;
    if (first.term === second.term) continue;
    const weight = ((weightOf.get(first.term) ?? 0) + (weightOf.get(second.term) ?? 0)) / 2;
    const pair = { first: first.term, second: second.term, gap: second.at - first.at, weight };
    const name = `${pair.first}\n${pair.second}`;
    if (pair.gap < (pairs.get(name)?.gap ?? Number.POSITIVE_INFINITY)) pairs.set(name, pair);
  }
  const expansions = expandSynonyms(tokens, makeSynonymGroups(synonyms));
  return { clauses: [...clauses, ...planSynonyms(having, expansions)], pairs: [...pairs.values()] };
}
