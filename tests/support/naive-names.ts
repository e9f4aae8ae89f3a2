import type { PreparedArticle } from "../../src/corpus/article.ts";
import { RANKING } from "../../src/search/ranking.ts";
import type { Ranking } from "../../src/search/score/rank-passages.ts";
import { analyse } from "../../src/text/analyse.ts";
import { languageOf } from "../../src/text/language.ts";
import { languagesOf, type NaivePassage, passagesOf, termsAt } from "./naive-passages.ts";
import type { NaiveHit } from "./naive-ranking.ts";

/** How nearly the title of a passage's article, and its headings, are what was typed; 0 when they lack a word of it. */
export interface Called {
  title: number;
  heading: number;
}

/** The terms that stand for each word of a query which is nothing but words; none for any other. */
function wordsOf({ query, plan: { clauses, terms } }: Ranking): string[][] {
  if (query.demands.length > 0) return [];
  return query.words.map((_, at) => (clauses[at]?.slots[0]?.members ?? []).map(({ term }) => terms[term]?.term ?? ""));
}

function holdOf(field: NaivePassage["title"], words: readonly string[][], typed: number): number {
  const has = (terms: readonly string[]) => field.some((token) => termsAt(token).some((term) => terms.includes(term)));
  if (words.length === 0 || field.length === 0 || !words.every(has)) return 0;
  if (field.length === typed) return 1;
  return field.length <= words.length ? RANKING.called.withoutCommon : words.length / field.length;
}

/** Says of every passage found what it is called: by its title the best of each article alone, the first of equals. */
export function callNaively<Hit extends NaiveHit>(
  articles: readonly PreparedArticle[],
  ranking: Ranking,
  found: readonly Hit[],
): (Hit & Called)[] {
  const passages = passagesOf(articles);
  const words = wordsOf(ranking);
  const typed = ranking.query.tokens.length;
  return found.map((hit) => {
    const { title = [], section = [] } = passages[hit.passage] ?? {};
    const isBest = found.every(
      ({ article, passage, score }) =>
        article !== hit.article || score < hit.score || (score === hit.score && passage >= hit.passage),
    );
    return { ...hit, title: isBest ? holdOf(title, words, typed) : 0, heading: holdOf(section, words, typed) };
  });
}

/** The first eight that may be called what was typed, word by word: by titles, then by headings where common words were typed. */
function verbatimOf(articles: readonly PreparedArticle[], { query }: Ranking, found: readonly (NaiveHit & Called)[]) {
  const [main] = languagesOf(articles);
  const hasCommon = query.tokens.length > query.words.length;
  const titles = found.filter(({ title }) => title === 1);
  const headings = hasCommon ? found.filter(({ heading }) => heading === 1) : [];
  const read = (text: string) =>
    analyse(text, main ?? languageOf("en"))
      .map(({ word }) => word)
      .join(" ");
  const typed = query.tokens.map(({ word }) => word).join(" ");
  const passages = articles.flatMap(({ passages }) => passages);
  const all = [
    ...titles.map(({ passage, article }) => ({ passage, by: "title", text: articles[article]?.record.title ?? "" })),
    ...headings.map(({ passage }) => ({ passage, by: "heading", text: passages[passage]?.section.join("\n") ?? "" })),
  ];
  const very = titles.length < 2 && !hasCommon ? [] : all.slice(0, 8).filter(({ text }) => read(text) === typed);
  return (wanted: "title" | "heading", of: number) => very.some(({ passage, by }) => passage === of && by === wanted);
}

/**
 * Gives passages the scores that they have when those are raised that are called what was typed, or into which such a one is
 * folded. `found`: all, as they were before; `left`: those that are shown, with what they were lifted by.
 */
export function raiseNaively<Hit extends NaiveHit>(
  articles: readonly PreparedArticle[],
  ranking: Ranking,
  {
    found,
    left,
    folded,
  }: { found: readonly (NaiveHit & Called)[]; left: readonly Hit[]; folded: ReadonlyMap<number, readonly number[]> },
): Hit[] {
  const { title, heading, verbatim } = RANKING.called;
  const isVery = verbatimOf(articles, ranking, found);
  const [words, typed] = [ranking.query.words.length, ranking.query.tokens.length];
  const most = Math.max(...left.map(({ score }) => score));
  return left.map((hit) => {
    const same = found.filter(
      ({ passage }) => passage === hit.passage || (folded.get(hit.passage) ?? []).includes(passage),
    );
    const holdOf = (one: NaiveHit & Called, by: "title" | "heading") =>
      one[by] === 1 && words < typed && !isVery(by, one.passage) ? words / typed : one[by];
    const byTitle = same.map(
      (one) => title.share * holdOf(one, "title") ** title.power + (isVery("title", one.passage) ? verbatim : 0),
    );
    const byHeading = same.map((one) => heading.share * holdOf(one, "heading") ** heading.power);
    const gains = [byTitle, byHeading].map((shares) => Math.max(...shares)).filter((share) => share > 0);
    return { ...hit, score: gains.reduce((sum, share) => sum + share * most, hit.score) };
  });
}
