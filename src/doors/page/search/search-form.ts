import { html } from "hono/html";
import { LIMITS } from "../../../contract/limits.ts";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Html } from "../html.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { writeParameters } from "./link-search.ts";

/** The id of the form: fields outside of it belong to it by that. */
const FORM = "Search";

/** What the script of the form says, which has no words of its own. */
function writeSaid({ search: { limited, lost, kinds, completions } }: Words): string {
  const counts = Array.from({ length: LIMITS.completions + 1 }, (_, count) => completions(count));
  return JSON.stringify({ limited, lost, kinds, completions: counts });
}

/**
 * The search form, filled with what was asked before; `isFirst` where nothing else is on the page to begin with. Nothing for who
 * may not search.
 */
export function makeSearchForm({ words, maySearch }: View, request: SearchRequest | null, isFirst = false): Html {
  if (!maySearch) return html``;
  const { searchHint, searchLabel, searchButton } = words.frame;
  return html`<form id="${FORM}" class="search" action="/" method="get" role="search" data-said="${writeSaid(words)}">
<div class="field"><input type="search" name="q" value="${request?.query ?? ""}" maxlength="${LIMITS.queryLength}" required
 placeholder="${searchHint}" aria-label="${searchLabel}" aria-keyshortcuts="/" dir="auto" autocapitalize="none" enterkeyhint="search" ${isFirst ? "autofocus" : ""}></div>
<button type="submit">${searchButton}</button>
<p class="said" role="status"></p>
<p class="unseen" role="status"></p>
</form>`;
}

/** What of a search is kept when its words are changed: fields of the form that stand in the results, and go with them. */
export function keepFilters(request: SearchRequest): Html {
  const kept = [...writeParameters(request)].filter(([name]) => name !== "q");
  return html`${kept.map(([name, value]) => html`<input type="hidden" form="${FORM}" name="${name}" value="${value}">`)}`;
}
