import type { PassageIndex } from "../../index/read/passage-index.ts";
import { readPassages } from "../../reading/read-passages.ts";
import { languageOf } from "../../text/language.ts";
import { tokenise } from "../../text/tokenise.ts";
import { rankPassages } from "../score/rank-passages.ts";
import { soughtIn } from "./describe-hit.ts";
import { findOccurrences } from "./find-highlights.ts";

/** Most passages of an article that are looked through: more than nearly all articles have. */
const MAX_PASSAGES = 50;

/** Finds the words of an article that a query marks in it, folded. Reads the texts of its best passages. */
export async function findSoughtWords(index: PassageIndex, query: string, id: string): Promise<Set<string>> {
  const depth = { most: MAX_PASSAGES, perArticle: MAX_PASSAGES };
  const ranking = await rankPassages(index, { query, in: [id] }, depth);
  const opened = await readPassages(
    index,
    ranking.top.map(({ passage }) => passage),
  );
  const words = new Set<string>();
  for (const [at, candidate] of ranking.top.entries()) {
    const open = opened[at];
    if (!open) continue;
    const { text } = open.visible;
    const sought = soughtIn(ranking, candidate);
    for (const { start, end } of findOccurrences(text, sought, languageOf(open.article.record.lang)))
      for (const { word } of tokenise(text.slice(start, end))) words.add(word);
  }
  return words;
}
