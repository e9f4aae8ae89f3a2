import type { StatusDocument } from "../contract/status-document.ts";
import type { PassageIndex } from "../index/passage-index.ts";

/** Describes what the index holds: its version, counts, languages and the days it spans. */
export function describeStatus({ corpus, reference, articles }: PassageIndex): StatusDocument {
  const days = articles.flatMap(({ record }) => record.published ?? []).toSorted();
  const languages = Map.groupBy(articles, ({ record }) => record.lang);
  return {
    status: "ok",
    corpus: { name: corpus.name, title: corpus.title, description: corpus.description },
    index: reference,
    languages: Array.from(languages, ([value, { length: count }]) => ({ value, count })).sort(
      (a, b) => b.count - a.count,
    ),
    date_range: { first: days[0] ?? null, last: days.at(-1) ?? null },
  };
}
