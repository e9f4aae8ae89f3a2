import { LIMITS } from "../../contract/limits.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { tokenise } from "../../text/tokenise.ts";
import { rankPassages } from "../score/rank-passages.ts";
import { findOccurrences, openCandidates } from "./find-occurrences.ts";

/** Finds the words of an article that a query marks in it, folded. Reads the texts of its best passages. */
export async function findSoughtWords(index: PassageIndex, query: string, id: string): Promise<Set<string>> {
  const depth = { most: LIMITS.markedPassages, perArticle: LIMITS.markedPassages };
  const ranking = await rankPassages(index, { query, in: [id] }, depth);
  const candidates = await openCandidates(index, ranking.top);
  const words = new Set<string>();
  for (const [at, occurrences] of (await findOccurrences(index, ranking, candidates)).entries()) {
    const text = candidates[at]?.open.visible.text ?? "";
    for (const { start, end } of occurrences) for (const { word } of tokenise(text.slice(start, end))) words.add(word);
  }
  return words;
}
