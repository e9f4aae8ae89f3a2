import type { PassageIndex } from "../../index/read/passage-index.ts";
import { tokenise } from "../../text/tokenise.ts";
import type { PlannedQuery, QueryPlan } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import type { RankedMatches } from "./lift-neighbours.ts";
import { bestOf, type Named } from "./matches.ts";

/** Most names to read, each a fetch at worst: more of one name are told apart by their scores alone. */
const MOST_READ = 8;

/** Whether common words, or one word twice, were typed: then a name of as many words may have others. */
const hasCommon = ({ cover, nameLength }: QueryPlan) => nameLength > cover.length;

const write = (words: Iterable<{ word: string }>) => Array.from(words, ({ word }) => word).join(" ");

/** Whether a name has as many words as were typed. */
const isWhole = ({ hold }: Named) => hold === 1;

/** The names to read: those of as many words as were typed, where several may be meant, and those of articles with several titles. */
function chooseRead(named: readonly Named[], plan: QueryPlan, hasTitles: (name: Named) => boolean): Named[] {
  const titles = named.filter(({ step }) => step === "title");
  const [same, others] = [titles.filter(isWhole), titles.filter((name) => !isWhole(name) && hasTitles(name))];
  others.sort((a, b) => b.hold - a.hold);
  const headings = hasCommon(plan) ? named.filter((name) => name.step === "heading" && isWhole(name)) : [];
  const isSure = same.length < 2 && others.length === 0 && !hasCommon(plan);
  return isSure ? [] : [...same, ...others, ...headings].slice(0, MOST_READ);
}

/** Fetches the texts that may be each name: the titles of its article, or the headings of its passage as one. */
async function readNames(
  index: PassageIndex,
  names: readonly Named[],
  passageOf: (name: Named) => number,
): Promise<Map<Named, string[]>> {
  const titles = names.filter(({ step }) => step === "title");
  const headings = names.filter(({ step }) => step === "heading");
  const [heads, passages] = await Promise.all([
    index.articles.readHeads(titles.map((name) => index.columns.article[passageOf(name)] ?? 0)),
    index.articles.readPassages(headings.map(passageOf)),
  ]);
  const texts = new Map<Named, string[]>();
  for (const [at, name] of titles.entries())
    texts.set(name, [heads[at]?.record.title ?? "", ...(heads[at]?.aliases ?? [])]);
  for (const [at, name] of headings.entries()) texts.set(name, [passages[at]?.section.join("\n") ?? ""]);
  return texts;
}

/**
 * The names that are the very words typed, where others may be the same but for endings or for common words, and where an article
 * has several titles. Fetches the heads of their articles, and the passages below such headings.
 */
async function findVerbatim(
  index: PassageIndex,
  { query, plan }: PlannedQuery,
  { matches: { passages, articleOf, named }, likely }: RankedMatches,
): Promise<Set<Named>> {
  const passageOf = ({ match }: Named) => passages[match] ?? 0;
  const { titleCount } = index.columns;
  const read = chooseRead(named, plan, (name) => (titleCount[articleOf[passageOf(name)] ?? 0] ?? 0) > 1);
  if (read.length === 0) return new Set();
  const heads = read.filter(({ step }) => step === "title").map((name) => articleOf[passageOf(name)] ?? 0);
  await index.articles.fetchAhead({ passages: read.map(passageOf), heads, also: likely });
  const typed = write(query.tokens);
  const texts = await readNames(index, read, passageOf);
  return new Set(read.filter((name) => texts.get(name)?.some((text) => write(tokenise(text)) === typed)));
}

/** What of the best score a match gains for its name. */
function shareOf({ step, hold }: Named, isVerbatim: boolean): number {
  const { share, power } = RANKING.called[step];
  return share * hold ** power + (isVerbatim && step === "title" ? RANKING.called.verbatim : 0);
}

/** A name with what it is as text: what was typed, or as many words with others than the common ones typed. */
function holdAsRead(name: Named, plan: QueryPlan, isVerbatim: boolean): Named {
  if (isVerbatim) return { ...name, hold: 1 };
  const isOther = isWhole(name) && hasCommon(plan);
  return isOther ? { ...name, hold: plan.cover.length / plan.nameLength } : name;
}

/** The best name of each match that is shown, of those that are folded into it too, by title and by headings. */
function chooseNames({ matches: { named }, folding }: RankedMatches, plan: QueryPlan, verbatim: ReadonlySet<Named>) {
  const chosen = new Map<string, Named & { share: number }>();
  for (const name of named.toSorted((a, b) => Number(a.step === "heading") - Number(b.step === "heading"))) {
    const match = folding.into.get(name.match) ?? name.match;
    const isVerbatim = verbatim.has(name);
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
