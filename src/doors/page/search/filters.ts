import type { FacetName, SearchRequest } from "../../../contract/search-request.ts";
import type { Words } from "../words/words.ts";

/** What the matching passages can be counted and narrowed by, in the order shown. */
export const FACET_NAMES = ["source", "tag", "author", "year", "lang"] as const satisfies readonly FacetName[];

type Changes = Partial<SearchRequest>;

/** The filters that stand for a year. The last year that can be written has no end. */
function yearBounds(year: string): Changes {
  const next = String(Number(year) + 1).padStart(4, "0");
  return { after: year, before: next.length === 4 ? next : undefined };
}

/** The year that a search is narrowed to; `null` when it is not, or to some other time. */
function yearOf({ after, before }: SearchRequest): string | null {
  if (after?.length !== 4) return null;
  return yearBounds(after).before === before ? after : null;
}

/** The values of a facet that are chosen. */
export function chosenOf(request: SearchRequest, name: FacetName): string[] {
  if (name !== "year") return request[name];
  const year = yearOf(request);
  return year === null ? [] : [year];
}

/** What changes when a value is chosen too; a year takes the place of another. */
export function choose(request: SearchRequest, name: FacetName, value: string): Changes {
  return name === "year" ? yearBounds(value) : { [name]: [...request[name], value] };
}

/** What changes when nothing of a facet is chosen any more. */
export function withoutFacet(name: FacetName): Changes {
  return name === "year" ? { after: undefined, before: undefined } : { [name]: [] };
}

/** What changes when no filter is left. */
export const WITHOUT_FILTERS: Changes = {
  source: [],
  tag: [],
  author: [],
  lang: [],
  in: [],
  after: undefined,
  before: undefined,
};

/** A filter that a search has, and what changes when it is taken away. */
export interface ChosenFilter {
  name: FacetName | "in" | "after" | "before";
  value: string;
  without: Changes;
}

/** The filters of a search one by one; those typed in its words are none of them. */
export function listChosen(request: SearchRequest): ChosenFilter[] {
  const lists = (["source", "tag", "author", "lang", "in"] as const).flatMap((name) =>
    request[name].map((value, at) => ({ name, value, without: { [name]: request[name].toSpliced(at, 1) } })),
  );
  const year = yearOf(request);
  if (year !== null) return [...lists, { name: "year", value: year, without: withoutFacet("year") }];
  const days = (["after", "before"] as const).flatMap((name) => {
    const value = request[name];
    return value === undefined ? [] : [{ name, value, without: { [name]: undefined } }];
  });
  return [...lists, ...days];
}

/** A value as a reader knows it: languages have names. */
export function nameValue(name: ChosenFilter["name"], value: string, { lang }: Words): string {
  if (name !== "lang") return value;
  try {
    return new Intl.DisplayNames(lang, { type: "language" }).of(value) ?? value;
  } catch {
    // What an address names may be no language.
    return value;
  }
}
