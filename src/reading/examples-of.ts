import type { Examples } from "../contract/parse-fields.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";

const known = new WeakMap<PassageIndex, Examples>();

function makeExamples(index: PassageIndex): Examples {
  const { titles, names, article, tags, sources, authors } = index.outline;
  const questions = [...names, ...titles].slice(0, 1);
  const ids = article === null ? [] : [article];
  return {
    query: questions,
    q: questions,
    title: titles,
    quote: titles,
    text: titles,
    id: ids,
    in: ids,
    tag: tags,
    source: sources,
    author: authors,
    lang: index.languages.map(({ code }) => code),
  };
}

/** What this corpus has for the fields of a request, by their names on any door; nothing for a field that no article has. Made once for an index. */
export function examplesOf(index: PassageIndex): Examples {
  const examples = known.get(index) ?? makeExamples(index);
  known.set(index, examples);
  return examples;
}
