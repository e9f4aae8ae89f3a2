import type { Hit, SearchResponse } from "../../../contract/search-response.ts";
import type { Outcome, Trouble } from "./ask.ts";
import { fillPlaces, type Speech } from "./choose-speech.ts";
import { makeNode } from "./make-node.ts";
import { groupHits, splitMarks } from "./split-marks.ts";

/** What is shown of an outcome. */
export interface Shown {
  /** In a sentence or two, which are read out too. */
  sentence: string;
  /** Other queries that may have been meant. */
  suggestions: readonly string[];
  /** Options of a listbox, some of them in groups. */
  list: readonly Node[];
  /** Whether the element could not search: the page of the service may. */
  isTrouble: boolean;
}

/** An option is a link, so that it opens as any other link does, in a new tab too. */
function makeOption(url: string, ...children: readonly Node[]): HTMLElement {
  const option = makeNode(
    "a",
    { part: "option", role: "option", "aria-selected": "false", tabindex: "-1" },
    ...children,
  );
  // Anything else could run in the page around.
  if (/^https?:/i.test(url)) option.href = url;
  return option;
}

function makeSnippet({ snippet, text, article }: Hit): Node {
  const { text: shown, highlights } = snippet ?? { text, highlights: [] };
  const pieces = splitMarks(shown, highlights).map(({ text: piece, isMarked }) =>
    isMarked ? makeNode("mark", { part: "mark" }, piece) : piece,
  );
  return makeNode("span", { part: "snippet", dir: "auto", lang: article.lang }, ...pieces);
}

function makeHit(hit: Hit, isBest: boolean): Node {
  const { article, section, url } = hit;
  const attributes = { dir: "auto", lang: article.lang };
  const parts: Node[] = isBest ? [makeNode("span", { part: "title", ...attributes }, article.title)] : [];
  if (section.length > 0) parts.push(makeNode("span", { part: "place", ...attributes }, section.join(" › ")));
  return makeOption(url, ...parts, makeSnippet(hit));
}

function makeList({ hits }: SearchResponse, all: Node): Node[] {
  if (hits.length === 0) return [];
  const groups = groupHits(hits).map(([best, ...others]) =>
    makeNode(
      "div",
      { part: "article", role: "group", "aria-label": best.article.title },
      makeHit(best, true),
      ...others.map((hit) => makeHit(hit, false)),
    ),
  );
  return [...groups, all];
}

function describeTrouble(trouble: Trouble, speech: Speech): string {
  return typeof trouble === "string"
    ? speech[trouble]
    : fillPlaces(speech.tooMany, { time: speech.seconds(trouble.waitSeconds) });
}

/** Makes what is shown of an outcome. `page` is the address of all results. */
export function showOutcome(outcome: Outcome, speech: Speech, page: string): Shown {
  if ("trouble" in outcome)
    return { sentence: describeTrouble(outcome.trouble, speech), suggestions: [], list: [], isTrouble: true };
  const { answer } = outcome;
  const { corrected } = answer.interpretation;
  const all = makeOption(page, makeNode("span", { part: "all" }, speech.all));
  return {
    sentence: [
      answer.total > 0 ? speech.count(answer.total, speech.passages) : speech.nothing,
      ...corrected.map(({ from, to }) => fillPlaces(speech.corrected, { from, to })),
    ].join(" · "),
    // What was searched instead need not be offered again.
    suggestions: answer.suggestions.filter(
      (query) => corrected.length === 0 || !corrected.every(({ to }) => query.includes(to)),
    ),
    list: makeList(answer, all),
    isTrouble: false,
  };
}
