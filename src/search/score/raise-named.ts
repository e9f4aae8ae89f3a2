import type { PassageIndex } from "../../index/read/passage-index.ts";
import { tokenise } from "../../text/tokenise.ts";
import type { PlannedQuery, QueryPlan } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import type { RankedMatches } from "./lift-neighbours.ts";
import { bestOf, type Named } from "./matches.ts";

/** Most titles to read, each a fetch at worst: more articles of one name are told apart by their scores alone. */
const MOST_READ = 8;

/** Whether common words, or one word twice, were typed: then a title of as many words may have others. */
const hasCommon = ({ cover, nameLength }: QueryPlan) => nameLength > cover.length;

const write = (words: Iterable<{ word: string }>) => Array.from(words, ({ word }) => word).join(" ");

/** Whether a name is a title of as many words as were typed. */
const isWhole = ({ step, hold }: Named) => step === "title" && hold === 1;

/**
 * The matches whose very title was typed, where others may be called so too, but for endings or for common words; or one of their
 * titles, where there are aliases. Fetches the heads of their articles.
 */
async function findVerbatim(
  index: PassageIndex,
  { query, plan }: PlannedQuery,
  { matches: { passages, articleOf, named }, likely }: RankedMatches,
): Promise<Set<number>> {
  const articleAt = (match: number) => articleOf[passages[match] ?? 0] ?? 0;
  const same = named.filter(isWhole);
  const { titleCount } = index.columns;
  const hasSeveral = (name: Named) =>
    name.step === "title" && !isWhole(name) && (titleCount[articleAt(name.match)] ?? 0) > 1;
  const others = named.filter(hasSeveral).sort((a, b) => b.hold - a.hold);
  if (same.length < 2 && others.length === 0 && !hasCommon(plan)) return new Set();
  const read = [...same, ...others].slice(0, MOST_READ);
  const articles = read.map(({ match }) => articleAt(match));
  await index.fetchAhead({
    passages: [...read.map(({ match }) => passages[match] ?? 0), ...likely()],
    heads: articles,
  });
  const heads = await index.readHeads(articles);
  const typed = write(query.tokens);
  const titlesAt = (at: number) => [heads[at]?.record.title ?? "", ...(heads[at]?.aliases ?? [])];
  const verbatim = read.filter((_, at) => titlesAt(at).some((title) => write(tokenise(title)) === typed));
  return new Set(verbatim.map(({ match }) => match));
}

/** What of the best score a match gains for its name. */
function shareOf({ step, hold }: Named, isVerbatim: boolean): number {
  const { share, power } = RANKING.called[step];
  return share * hold ** power + (isVerbatim ? RANKING.called.verbatim : 0);
}

/** A name with what its title is as text: what was typed, or as many words with others than the common ones typed. */
function holdAsRead(name: Named, plan: QueryPlan, isVerbatim: boolean): Named {
  if (isVerbatim) return { ...name, hold: 1 };
  const isOther = isWhole(name) && hasCommon(plan);
  return isOther ? { ...name, hold: plan.cover.length / plan.nameLength } : name;
}

/** The best name of each match that is shown, of those that are folded into it too, by title and by headings. */
function chooseNames({ matches: { named }, folding }: RankedMatches, plan: QueryPlan, verbatim: ReadonlySet<number>) {
  const chosen = new Map<string, Named & { share: number }>();
  for (const name of named.toSorted((a, b) => Number(a.step === "heading") - Number(b.step === "heading"))) {
    const match = folding.into.get(name.match) ?? name.match;
    const isVerbatim = name.step === "title" && verbatim.has(name.match);
    const { step, hold } = holdAsRead(name, plan, isVerbatim);
    const share = shareOf({ match, step, hold }, isVerbatim);
    const key = `${match} ${step}`;
    if (share > (chosen.get(key)?.share ?? 0)) chosen.set(key, { match, step, hold, share });
  }
  return chosen.values();
}

/**
 * Raises the matches that are called what was typed, so that the article of that very title comes first whatever was lifted:
 * each gains a share of the best score. Linear in these.
 */
export async function raiseNamed(index: PassageIndex, planned: PlannedQuery, ranked: RankedMatches): Promise<void> {
  const { matches, folding, gained } = ranked;
  if (matches.named.length === 0) return;
  const verbatim = await findVerbatim(index, planned, ranked);
  const best = [...gained.matches, ...bestOf(matches, folding.into, 1)];
  const most = Math.max(...best.map((match) => gained.scoreOf(match)));
  for (const { match, step, hold, share } of chooseNames(ranked, planned.plan, verbatim))
    gained.add(match, { step, by: matches.passages[match] ?? 0, similarity: hold, value: share * most });
}
