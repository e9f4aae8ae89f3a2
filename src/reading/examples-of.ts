import type { Examples } from "../contract/parse-fields.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";

/** A quote is checked by callers who may not read: its example tells nothing of the articles. */
const QUOTES = ["the words as they were said"];

/** What this corpus has for the fields of a request, by their names on any door; nothing for a field that no article has. */
export function examplesOf({ outline, languages }: PassageIndex): Examples {
  const { titles, names, tags, sources, authors } = outline;
  const questions = [...names, ...titles].slice(0, 1);
  return {
    query: questions,
    q: questions,
    title: titles,
    quote: QUOTES,
    text: QUOTES,
    tag: tags,
    source: sources,
    author: authors,
    lang: languages.map(({ code }) => code),
  };
}
