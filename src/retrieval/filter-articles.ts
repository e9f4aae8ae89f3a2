import { foldWord } from "../analysis/fold-word.ts";
import type { ArticleRecord } from "../contract/article-record.ts";
import type { ArticleFilters } from "../contract/search-request.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { ARTICLE_VALUES } from "./article-values.ts";

/** Filters applied: which articles pass, and what a person should know about the filters themselves. */
export interface FilteredArticles {
  /** Whether the article of that number passes. */
  passes(article: number): boolean;
  notes: string[];
}

type ListFilter = Exclude<keyof ArticleFilters, "after" | "before">;

/** The values that an article has for each filter. */
const VALUES: Readonly<Record<ListFilter, (record: ArticleRecord) => readonly string[]>> = {
  ...ARTICLE_VALUES,
  in: ({ id }) => [id],
};
const LIST_FILTERS = ["source", "tag", "author", "lang", "in"] as const;

/** Most values of the corpus named in a note. */
const MAX_NAMED = 8;

/** Ids are compared as they are, other values without case, accents and outer space. */
function foldValue(name: ListFilter, value: string): string {
  if (name === "in") return value.normalize("NFC");
  return value.trim().split(/\s+/).map(foldWord).join(" ");
}

function noteUnknown(name: ListFilter, given: readonly string[], index: PassageIndex): string[] {
  const known = new Map(
    index.articles.flatMap(({ record }) => VALUES[name](record).map((value) => [foldValue(name, value), value])),
  );
  const named = [...known.values()].toSorted().slice(0, MAX_NAMED).join(", ");
  const has = named === "" ? "no article here has one" : `here are ${named}${known.size > MAX_NAMED ? ", …" : ""}`;
  return given
    .filter((value) => !known.has(foldValue(name, value)))
    .map((value) => `No article has the ${name === "in" ? "id" : name} ${JSON.stringify(value)}; ${has}`);
}

/**
 * Applies filters to the articles of an index: the values of one filter are alternatives, different filters
 * all hold, an article without a day passes no date filter. A value that no article has gets a note.
 */
export function filterArticles(index: PassageIndex, filters: Partial<ArticleFilters>): FilteredArticles {
  const wanted = LIST_FILTERS.flatMap((name) => {
    const given = filters[name] ?? [];
    return given.length > 0 ? [{ name, given, folded: new Set(given.map((value) => foldValue(name, value))) }] : [];
  });
  const { after, before } = filters;
  const passed = index.articles.map(({ record }) => {
    const { published } = record;
    if (after !== undefined && (published === null || published < after)) return false;
    if (before !== undefined && (published === null || published >= before)) return false;
    return wanted.every(({ name, folded }) => VALUES[name](record).some((value) => folded.has(foldValue(name, value))));
  });
  return {
    passes: (article) => passed[article] ?? false,
    notes: wanted.flatMap(({ name, given }) => noteUnknown(name, given, index)),
  };
}
