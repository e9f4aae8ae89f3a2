import type { PassageIndex } from "../../index/read/passage-index.ts";
import { foldWord } from "../../text/fold-word.ts";
import type { QueryClues } from "../query/query-reader.ts";
import { filterArticles } from "./filter-articles.ts";

/** Share of the passages with a word that must have it with a minus in front, for it to be an option of a command. */
const MOSTLY = 0.5;

/** In how many passages the index has a term. */
function countPassages({ terms }: PassageIndex, term: string): number {
  return terms.find(term)?.passages ?? 0;
}

/** Gives what an index says of how a query may be read. */
export function findClues(index: PassageIndex): QueryClues {
  return {
    isOption(text) {
      const word = foldWord(text);
      const bare = index.languages.map(({ termOf }) => countPassages(index, termOf(word)));
      const asOption = countPassages(index, `-${word}`);
      return asOption > 0 && asOption >= MOSTLY * Math.max(...bare);
    },
    findFault(field, value) {
      const isDay = field === "after" || field === "before";
      return isDay ? null : (filterArticles(index, { [field]: [value] }).notes[0] ?? null);
    },
  };
}
