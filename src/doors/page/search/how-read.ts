import { html } from "hono/html";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { SearchResponse } from "../../../contract/search-response.ts";
import type { Html } from "../html.ts";
import { fillText, listPieces } from "../words/fill-text.ts";
import type { Words } from "../words/words.ts";
import { linkSearch } from "./link-search.ts";
import { endSentence } from "./read-note.ts";

type Interpretation = SearchResponse["interpretation"];

const KINDS = ["terms", "phrases", "required", "excluded", "ignored"] as const;

/** Says how a query was read, for who asks. */
export function makeReading({ filters, ...interpretation }: Interpretation, { search }: Words): Html {
  const rows = KINDS.map((kind): [string, readonly string[]] => [search.read[kind], interpretation[kind]]);
  const named = Object.entries(filters).map(([name, values]) => `${name}: ${values.join(", ")}`);
  const told = [...rows, [search.read.filters, named] as const].filter(([, values]) => values.length > 0);
  if (told.length === 0) return html``;
  const items = told.map(
    ([name, values]) =>
      html`<dt>${name}</dt><dd>${values.map((value, at) => html`${at === 0 ? "" : " · "}<bdi>${value}</bdi>`)}</dd>`,
  );
  return html`<details class="reading"><summary>${search.howRead}</summary><dl>${items}</dl></details>`;
}

/** The words with one of them replaced, wherever it was typed. */
function replaceWord(query: string, from: string, to: string): string {
  return query
    .split(/(\s+)/)
    .map((word) => (word.toLowerCase() === from.toLowerCase() ? to : word))
    .join("");
}

/** Says what was searched instead of what was typed, each with a link that searches it from now on. */
export function makeCorrections(request: SearchRequest, { corrected }: Interpretation, words: Words): Html[] {
  return corrected.map(({ from, to }) => {
    const query = replaceWord(request.query, from, to);
    const link = html`<a href="${linkSearch(request, { query })}"><bdi>${to}</bdi></a>`;
    return html`<p>${fillText((...places) => endSentence(words.search.corrected(places[0] ?? "", places[1] ?? ""), words), html`<bdi>${from}</bdi>`, link)}</p>`;
  });
}

/** Asks whether other queries were meant; not that which was searched. */
export function makeDidYouMean(
  request: SearchRequest,
  { suggestions, corrected }: Pick<SearchResponse, "suggestions"> & Pick<Interpretation, "corrected">,
  words: Words,
): Html {
  const others = suggestions.filter((query) => !corrected.every(({ to }) => query.includes(to)));
  if (others.length === 0) return html``;
  const links = others.map((query) => html`<a href="${linkSearch(request, { query })}"><bdi>${query}</bdi></a>`);
  return html`<p>${fillText(words.search.didYouMean, listPieces(links, words, "disjunction"))}</p>`;
}
