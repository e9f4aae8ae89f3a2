import type { PreparedArticle } from "../../src/corpus/article.ts";
import { prepare } from "./prepared-article.ts";

/** Numbers that look like chance and are the same every time (Park & Miller 1988). */
function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Words of letters that Porter's stemmer leaves as they are. */
const WORDS = Array.from({ length: 8000 }, (_, number) =>
  Array.from(`${number}`, (digit) => "bcdfghjklm"[Number(digit)]).join(""),
);

const ARTICLES = 50;
const PASSAGES = 5;

/**
 * Articles of so many words that neither their texts and pages nor the postings of these words stay in the resident part: some
 * words in every passage, most in a few, many in headings, where a word takes more bytes.
 */
export function makeLargeCorpus(): PreparedArticle[] {
  const random = makeRandom(7);
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[random(8) === 0 ? random(20) : random(WORDS.length)]).join(" ");
  return Array.from({ length: ARTICLES }, (_, at) => {
    const passages = Array.from({ length: PASSAGES }, () => ({ text: `${words(240)}.`, section: [words(310)] }));
    const tags = [`tag ${at % 5}`];
    const published = `2025-01-${10 + (at % 20)}`;
    const article = prepare({ id: `article-${at}`, title: words(2), passages, tags, published });
    return { ...article, html: article.html.repeat(2) };
  });
}
