import type { PassageIndex } from "../index/read/passage-index.ts";

/** Most words that are read for those that begin so. Where there are more, better things to suggest were found. */
const MAX_WORDS_READ = 1000;

/** Finds the words of the corpus that begin so, folded, the most frequent first, stop words left out. */
export function findWords({ words, languages }: PassageIndex, beginning: string): string[] {
  return [...words.startingWith(beginning).take(MAX_WORDS_READ)]
    .filter(({ word }) => !languages.some((language) => language.isStopWord(word)))
    .sort((a, b) => b.count - a.count)
    .map(({ word }) => word);
}
