import { html } from "hono/html";
import { LIMITS } from "../../../contract/limits.ts";
import type { FacetName, SearchRequest } from "../../../contract/search-request.ts";
import type { Facets } from "../../../contract/search-response.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words/words.ts";
import {
  type ChosenFilter,
  choose,
  chosenOf,
  FACET_NAMES,
  listChosen,
  nameValue,
  WITHOUT_FILTERS,
  withoutFacet,
} from "./filters.ts";
import { linkSearch } from "./link-search.ts";

/** A search, and how many passages there are of what it may be narrowed to. */
export interface Narrowing {
  request: SearchRequest;
  choices: Facets;
}

/** A menu that opens by itself; of all on a page one is open at a time. */
function makeMenu(name: string, items: readonly Html[]): Html {
  return html`<details class="menu" name="menu"><summary>${name}</summary><ul>${items}</ul></details>`;
}

/** One value of a facet, with how many passages have it: a link that adds it, or takes it away again. */
function makeChoice(
  { request, words }: { request: SearchRequest; words: Words },
  name: FacetName,
  { value, count }: Facets[FacetName][number],
): Html {
  const chosen = chosenOf(request, name);
  const isChosen = chosen.includes(value);
  const changed =
    isChosen && name !== "year"
      ? { [name]: chosen.filter((one) => one !== value) }
      : isChosen
        ? withoutFacet(name)
        : choose(request, name, value);
  const counted = count.toLocaleString(words.lang);
  return html`<li><a href="${linkSearch(request, changed)}" ${isChosen ? html`aria-current="true"` : ""}><bdi>${nameValue(name, value, words)}</bdi> <span class="number">${counted}</span></a></li>`;
}

/** The values of a facet, if there is anything to choose. */
function makeFacet(name: FacetName, { request, choices }: Narrowing, words: Words): Html[] {
  const values = choices[name];
  const chosen = chosenOf(request, name);
  if (values.length < 2 && chosen.length === 0) return [];
  const offered = values.filter(({ value }) => chosen.includes(value) || chosen.length < LIMITS.filterValues);
  if (offered.length === 0) return [];
  if (name === "year") offered.sort((a, b) => b.value.localeCompare(a.value));
  return [
    makeMenu(
      words.search.filters[name],
      offered.map((one) => makeChoice({ request, words }, name, one)),
    ),
  ];
}

/** The orders that a search can have. */
const SORTS = ["relevance", "newest", "oldest", "diverse"] as const;

function makeOrder(request: SearchRequest, { search }: Words): Html {
  const items = SORTS.map((sort) => {
    const current = sort === request.sort ? html`aria-current="true"` : "";
    return html`<li><a href="${linkSearch(request, { sort })}" ${current}>${search[sort]}</a></li>`;
  });
  return html`<details class="menu order" name="menu"><summary aria-label="${search.order}: ${search[request.sort]}">${search[request.sort]}</summary><ul>${items}</ul></details>`;
}

/** A filter as a reader knows it; an article by its title, where that is known. */
export function nameChosen({ name, value }: ChosenFilter, words: Words, titles?: ReadonlyMap<string, string>): string {
  const named = name === "in" ? (titles?.get(value) ?? value) : nameValue(name, value, words);
  return words.search.chosen(words.search.filters[name], named);
}

/** The filters of a search, each a link that takes it away. */
function listFilters(request: SearchRequest, words: Words, titles: ReadonlyMap<string, string>): Html {
  const chosen = listChosen(request);
  if (chosen.length === 0) return html``;
  const items = chosen.map((filter) => {
    const named = nameChosen(filter, words, titles);
    return html`<li><a href="${linkSearch(request, filter.without)}" aria-label="${words.search.takeAway(named)}"><bdi>${named}</bdi></a></li>`;
  });
  const all = html`<li><a class="all" href="${linkSearch(request, WITHOUT_FILTERS)}">${words.search.searchAll}</a></li>`;
  return html`<ul class="chosen">${items}${all}</ul>`;
}

/** What a search may be narrowed to, its order, and what it is narrowed to already. */
export function makeFilterBar(narrowing: Narrowing, words: Words, titles: ReadonlyMap<string, string>): Html {
  const facets = FACET_NAMES.flatMap((name) => makeFacet(name, narrowing, words));
  return html`<nav class="narrow" aria-label="${words.search.narrow}">${facets}${makeOrder(narrowing.request, words)}</nav>
${listFilters(narrowing.request, words, titles)}`;
}
