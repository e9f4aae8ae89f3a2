import type { StatusDocument } from "../contract/article-documents.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";

/** A day as the wire has it, of the number that a column has. */
function formatDay(day: number): string {
  const digits = String(day).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** The days between which the articles lie; linear in the number of articles. */
function dateRange({ columns: { day: days } }: PassageIndex): StatusDocument["date_range"] {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const day of days) {
    if (day > 0) first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return { first: last === 0 ? null : formatDay(first), last: last === 0 ? null : formatDay(last) };
}

/** Articles of each language, most first. Linear in the number of articles. */
function countLanguages(index: PassageIndex): StatusDocument["languages"] {
  const languages = index.values.lang.map((value) => ({ value, count: 0 }));
  const codes = index.codes("lang");
  for (let article = 0; article < index.counts.articles; article++)
    codes.forEach(article, (code) => {
      const language = languages[code];
      if (language) language.count += 1;
    });
  return languages.sort((a, b) => b.count - a.count);
}

type IndexStatus = Omit<StatusDocument, "code">;

const statuses = new WeakMap<PassageIndex, IndexStatus>();

/** Describes what the index holds: its version, counts, languages and the days it spans. Made once for an index. */
export function describeStatus(index: PassageIndex): IndexStatus {
  const { corpus, reference } = index;
  const status: IndexStatus = statuses.get(index) ?? {
    status: "ok",
    corpus: { name: corpus.name, title: corpus.title, description: corpus.description },
    index: reference,
    languages: countLanguages(index),
    date_range: dateRange(index),
  };
  statuses.set(index, status);
  return status;
}

/** Milliseconds for which a check holds: services that watch ask once in half a minute or less often. */
const CHECK_HOLDS = 10_000;

const checks = new WeakMap<PassageIndex, number>();

/**
 * Checks that an open index can be read from where it lies: fetches one of its files, each time another, whatever memory
 * holds. Rejects with an IndexUnavailableError. A check that went well holds for ten seconds, so that being asked often
 * costs nothing.
 */
export async function checkIndex(index: PassageIndex): Promise<void> {
  if (Date.now() - (checks.get(index) ?? Number.NEGATIVE_INFINITY) < CHECK_HOLDS) return;
  await index.checkNext();
  checks.set(index, Date.now());
}
