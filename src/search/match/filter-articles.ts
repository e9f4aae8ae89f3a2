import { parseId } from "../../contract/article-id.ts";
import { LIMITS } from "../../contract/limits.ts";
import type { ArticleFilters } from "../../contract/search-request.ts";
import { ATTRIBUTES, type Attribute } from "../../index/read/article-attributes.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { findNearest } from "../../text/find-nearest.ts";
import { foldWord } from "../../text/fold-word.ts";
import { writeNote } from "../note-texts.ts";
import type { QueryFilters } from "../query/parsed-query.ts";

/** A filter applied: which articles pass, and what a person should know about it. */
interface AppliedFilter {
  /** Whether an article passes, by its number. */
  passes(article: number): boolean;
  notes: string[];
}

/** Filters applied together. */
export interface FilteredArticles extends AppliedFilter {
  /** Whether no filter was given, so that all pass. */
  isOpen: boolean;
}

type Filters = Partial<ArticleFilters>;

/** Most values of the corpus named in a note. */
const MAX_NAMED = 8;

/** Folds a value: case, accents and outer space do not count. */
function foldValue(value: string): string {
  return value.trim().split(/\s+/).map(foldWord).join(" ");
}

/** The folded names of a value: itself, and for a language each range that matches it (RFC 4647, basic filtering), as `en` does `en-GB`. */
function namesOf(attribute: Attribute, value: string): string[] {
  const folded = foldValue(value);
  if (attribute !== "lang") return [folded];
  const subtags = folded.split("-");
  return subtags.map((_, at) => subtags.slice(0, at + 1).join("-"));
}

type CodesByName = ReadonlyMap<string, readonly number[]>;
const codesOfIndex = new WeakMap<PassageIndex, Map<Attribute, CodesByName>>();

/** The codes of an attribute's values by their names; made once for an index. */
function codesByName(index: PassageIndex, attribute: Attribute): CodesByName {
  const known = codesOfIndex.get(index) ?? new Map<Attribute, CodesByName>();
  codesOfIndex.set(index, known);
  const made = known.get(attribute) ?? makeCodesByName(index, attribute);
  known.set(attribute, made);
  return made;
}

function makeCodesByName(index: PassageIndex, attribute: Attribute): CodesByName {
  const codes = new Map<string, number[]>();
  for (const [code, value] of index.values[attribute].entries())
    for (const name of namesOf(attribute, value)) codes.set(name, [...(codes.get(name) ?? []), code]);
  return codes;
}

/**
 * The values most like one that no article has, the nearest first: those that have all its words, as `Ada Lovelace` has `ada`,
 * else those spelt like it.
 */
function nearestValues(index: PassageIndex, attribute: Attribute, value: string): string[] {
  const words = foldValue(value).split(" ");
  const values = index.values[attribute];
  const having = [...codesByName(index, attribute)]
    .filter(([name]) => words.every((word) => name.includes(word)))
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .flatMap(([, codes]) => codes.map((code) => values[code] ?? ""));
  if (having.length > 0) return having;
  // Spellings are compared letter by letter, so of very many values only the first are.
  return findNearest(value, values.slice(0, LIMITS.comparedIds));
}

/** Puts a value that has a comma in quotation marks: in a list it would be read as two. */
function setApart(value: string): string {
  return value.includes(",") ? JSON.stringify(value) : value;
}

/** Names values in a note: all in their order where they are few, else the nearest before others. */
function nameValues(values: readonly string[], nearest: () => string[]): string {
  const sorted = values.toSorted();
  if (sorted.length <= MAX_NAMED) return sorted.map(setApart).join(", ");
  const named = [...new Set([...nearest(), ...sorted])].slice(0, MAX_NAMED);
  return `${named.map(setApart).join(", ")}, …`;
}

function noteUnknown(attribute: Attribute, value: string, index: PassageIndex): string {
  const named = nameValues(index.values[attribute], () => nearestValues(index, attribute, value));
  if (named === "") return writeNote("unknownNone", attribute, JSON.stringify(value));
  return writeNote("unknownValue", attribute, JSON.stringify(value), named);
}

type Test = (article: number) => boolean;

const passAny: Test = () => true;

/** Passes articles with any of the values; notes values that no article has. */
function filterByAttribute(index: PassageIndex, attribute: Attribute, given: readonly string[]): AppliedFilter {
  const named = codesByName(index, attribute);
  const wanted = new Set(given.flatMap((value) => named.get(foldValue(value)) ?? []));
  const codes = index.codes(attribute);
  return {
    passes(article) {
      let passes = false;
      codes.forEach(article, (code) => {
        passes ||= wanted.has(code);
      });
      return passes;
    },
    notes: given.filter((value) => !named.has(foldValue(value))).map((value) => noteUnknown(attribute, value, index)),
  };
}

function filterByIds(index: PassageIndex, given: readonly string[]): AppliedFilter {
  const found = given.map((id) => ({ id, number: index.findArticle(parseId(id)) }));
  const wanted = new Set(found.map(({ number }) => number));
  const missing = found.filter(({ number }) => number === null);
  return {
    passes: (article) => wanted.has(article),
    notes: missing.map(({ id }) => writeNote("unknownId", JSON.stringify(id))),
  };
}

/** A day, month or year as a number that sorts before its days: 2025 is 20250000. */
function dayNumber(day: string): number {
  return Number(day.replaceAll("-", "").padEnd(8, "0"));
}

/** Passes articles by their day; one without a day passes no bound. */
function filterByDay(index: PassageIndex, { after, before }: Filters): Test {
  const days = index.columns.day;
  const from = after === undefined ? 0 : dayNumber(after);
  const until = before === undefined ? Number.POSITIVE_INFINITY : dayNumber(before);
  return (article) => {
    const day = days[article] ?? 0;
    return day > 0 && day >= from && day < until;
  };
}

/**
 * Applies filters to the articles of an index: the values of one filter are alternatives, different filters must all hold,
 * an article without a day passes no date filter. A value that no article has gets a note.
 */
export function filterArticles(index: PassageIndex, filters: Filters): FilteredArticles {
  const applied = ATTRIBUTES.flatMap((attribute) => {
    const given = filters[attribute] ?? [];
    return given.length > 0 ? [filterByAttribute(index, attribute, given)] : [];
  });
  if (filters.in && filters.in.length > 0) applied.push(filterByIds(index, filters.in));
  if (filters.after !== undefined || filters.before !== undefined)
    applied.push({ passes: filterByDay(index, filters), notes: [] });
  return {
    passes: (article) => applied.every(({ passes }) => passes(article)),
    isOpen: applied.length === 0,
    notes: applied.flatMap(({ notes }) => notes),
  };
}

/** Notes filters that were given and typed with different values, since both must hold. */
function noteBoth(request: Filters, typed: Filters): string[] {
  const names = [...ATTRIBUTES, "in", "after", "before"] as const;
  return names.flatMap((name) => {
    const [given, wanted] = [[request[name] ?? []].flat(), [typed[name] ?? []].flat()];
    if (given.length === 0 || wanted.length === 0) return [];
    const isSame = new Set(given.map(foldValue)).symmetricDifference(new Set(wanted.map(foldValue))).size === 0;
    if (isSame) return [];
    return [writeNote("both", name, given.join(" or "), wanted.join(" or "))];
  });
}

/** Applies the filters of a request and those typed in its query: all must hold. */
export function filterRequest(
  index: PassageIndex,
  request: Filters,
  { wanted, unwanted }: QueryFilters,
): FilteredArticles {
  const [given, typed] = [filterArticles(index, request), filterArticles(index, wanted)];
  // Any one of the values excludes an article.
  const out = Object.entries(unwanted).map(([name, values]) => filterArticles(index, { [name]: values }));
  const notes = [
    ...given.notes,
    ...typed.notes,
    ...out.flatMap((filter) => filter.notes),
    ...(given.isOpen || typed.isOpen ? [] : noteBoth(request, wanted)),
  ];
  const isOpen = given.isOpen && typed.isOpen && out.length === 0;
  const passesAll = (article: number) =>
    given.passes(article) && typed.passes(article) && !out.some(({ passes }) => passes(article));
  return { passes: isOpen ? passAny : passesAll, isOpen, notes: [...new Set(notes)] };
}
