import { type CorpusDocument, CorpusRequest, CorpusDocument as CorpusSchema } from "../contract/corpus-document.ts";
import { LIMITS } from "../contract/limits.ts";
import type { Overview } from "../index/corpus-info.ts";
import type { Attribute } from "../index/read/article-attributes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { describeStatus } from "../reading/describe-status.ts";
import { articleUrl } from "../reading/make-urls.ts";
import type { Count, DayUnit } from "../search/score/count-facets.ts";
import { allArticles, countDays, countValues } from "./count-articles.ts";
import { type Operation, type OperationContext, REVALIDATE } from "./operation.ts";

/** Values of one kind that are told when not all are asked for. */
const MOST_VALUES = 30;

/** Most months, and years, between the first article and the last that are told apart: as many bars as a phone can show. */
const MOST_UNITS = { month: 36, year: 120 };

/** What is counted once for an index. */
interface Holdings {
  overview: Overview;
  timeline: CorpusDocument["timeline"];
  values: Readonly<Record<Attribute, Count[]>>;
  repeats: CorpusDocument["repeats"];
}

/** The unit in which the time of all articles can be looked over. */
function chooseUnit(years: readonly Count[], months: readonly Count[]): DayUnit {
  const monthNumber = (count: Count | undefined) => {
    const [year = 0, month = 0] = (count?.value ?? "").split("-").map(Number);
    return 12 * year + month;
  };
  if (monthNumber(months.at(-1)) - monthNumber(months[0]) < MOST_UNITS.month) return "month";
  return Number(years.at(-1)?.value) - Number(years[0]?.value) < MOST_UNITS.year ? "year" : "decade";
}

function countTimeline(index: PassageIndex, articles: readonly number[]): CorpusDocument["timeline"] {
  const [years, months] = [countDays(index, articles, "year"), countDays(index, articles, "month")];
  const unit = chooseUnit(years, months);
  const counts = { month: months, year: years, decade: countDays(index, articles, "decade") }[unit];
  return { unit, counts, undated: articles.length - years.reduce((sum, { count }) => sum + count, 0) };
}

function countPositive(column: ArrayLike<number>): number {
  let count = 0;
  for (let at = 0; at < column.length; at++) count += Number((column[at] ?? 0) > 0);
  return count;
}

const known = new WeakMap<PassageIndex, Holdings>();

/** Counts what an index holds; once for an index. Linear in its articles and passages. */
async function countHoldings(index: PassageIndex): Promise<Holdings> {
  const overview = await index.readOverview();
  const articles = allArticles(index);
  const valuesOf = (attribute: Attribute) => countValues(index, articles, attribute);
  return {
    overview,
    timeline: countTimeline(index, articles),
    values: { source: valuesOf("source"), tag: valuesOf("tag"), author: valuesOf("author"), lang: valuesOf("lang") },
    repeats: {
      copies: overview.copies,
      near_duplicates: countPositive(index.columns.set),
      older_versions: countPositive(index.columns.age),
    },
  };
}

async function holdingsOf(index: PassageIndex): Promise<Holdings> {
  const holdings = known.get(index) ?? (await countHoldings(index));
  known.set(index, holdings);
  return holdings;
}

/** Names the articles of some ids, with addresses. */
async function nameArticles(ids: readonly string[], { index, site }: OperationContext) {
  const numbers = ids.flatMap((id) => index.findArticle(id) ?? []);
  const records = await index.articles.readRecords(numbers);
  return records.map((record) => ({ id: record.id, title: record.title, url: articleUrl({ record }, site) }));
}

/** What the index holds, at a glance. */
export const corpus: Operation<typeof CorpusRequest, typeof CorpusSchema> = {
  name: "corpus",
  needs: "read",
  summary: "What the corpus holds, at a glance",
  description:
    "Counts the articles by time, source, tag, author and language, and says what tells each source from the others, what stands more than once, and what the build warned of. " +
    `Of each kind the ${MOST_VALUES} most frequent values are given; with all, up to ${LIMITS.listedValues} of that kind.`,
  input: CorpusRequest,
  output: CorpusSchema,
  cost: 0,
  cache: REVALIDATE,
  async run({ all }, context) {
    const { index } = context;
    const { overview, timeline, values, repeats } = await holdingsOf(index);
    const { corpus: about, index: reference } = describeStatus(index);
    const listed = (attribute: Attribute) => ({
      total: values[attribute].length,
      values: values[attribute].slice(0, all === attribute ? LIMITS.listedValues : MOST_VALUES),
    });
    const { total, values: sources } = listed("source");
    const telling = new Map(overview.telling.map(({ source, words }) => [source, words]));
    const { warned, ...notes } = overview.notes;
    return {
      corpus: about,
      index: reference,
      size: { words: overview.words, bytes: index.bytes },
      timeline,
      sources: { total, values: sources.map((one) => ({ ...one, words: telling.get(one.value) ?? [] })) },
      tags: listed("tag"),
      authors: listed("author"),
      languages: listed("lang"),
      names: index.outline.names,
      repeats,
      build: { ...notes, warned: await nameArticles(warned, context) },
    };
  },
};
