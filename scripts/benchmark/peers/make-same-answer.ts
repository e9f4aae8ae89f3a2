import type { Hit } from "../../../src/contract/search-response.ts";
import { countTokens } from "../../../src/reading/count-tokens.ts";
import { makeTextDirective } from "../../../src/reading/make-urls.ts";
import { makeSnippet } from "../../../src/search/answer/make-snippet.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";
import { VisibleText } from "../../../src/text/visible-text.ts";
import { type Found, findHighlights, type Shown, urlOf } from "./make-answer.ts";

type Passages = Readonly<Record<number, Shown>>;

function makeHit({ id, score, terms }: Found, at: number, passages: Passages): Hit {
  const { title = "", text = "" } = passages[id] ?? {};
  const visible = new VisibleText(text, []);
  const found = findHighlights(text, new Set(terms));
  const ends = splitSentences(text).map(({ end }) => end);
  const named = found.map((range) => ({ ...range, name: text.slice(range.start, range.end).toLowerCase() }));
  const url = urlOf(id);
  const article = { id: `${id}`, title, url, source: null, authors: [], published: null, tags: [], lang: "en" };
  return {
    ...{
      rank: at + 1,
      id: `${id}`,
      score: score ?? 0,
      title,
      section: [],
      url: `${url}#:~:text=${makeTextDirective(visible)}`,
    },
    ...{ text, highlights: found.map(({ start, end }) => [start, end]), snippet: makeSnippet(text, ends, named) },
    ...{ article, span: { start: 0, end: text.length }, matched: [...terms], missing: [], also_in: [] },
  };
}

/**
 * Makes the answer that Pressmark gives of the passages that another engine found: links to the words of each, snippets of whole
 * sentences, and the tokens of it all. What Pressmark's build has found and stored is found here for each request, by the same code.
 */
export function makeSameAnswer(found: readonly Found[], passages: Passages, query: string): string {
  const hits = found.map((one, at) => makeHit(one, at, passages));
  const answer = { query, hits, total: hits.length, next_cursor: null };
  const usage = { tokens: countTokens(answer), hits_returned: hits.length, hits_omitted: 0, truncated: false };
  return JSON.stringify({ ...answer, usage });
}
