import type { PreparedArticle } from "../../corpus/article.ts";
import { analyse } from "../../text/analyse.ts";
import { type Language, languageOf } from "../../text/language.ts";

type Described = Pick<PreparedArticle, "record" | "aliases" | "about" | "summary" | "visible">;

/** The terms of what an article says itself. */
function findTold({ record, aliases, visible }: Described, language: Language): Set<string> {
  const texts = [record.title, ...aliases, visible.text];
  return new Set(texts.flatMap((text) => analyse(text, language).map(({ term }) => term)));
}

/**
 * Finds what is said about an article and not in it: the tags and names with a word that it lacks, and such words of its summary. A
 * summary that repeats the text would weigh it twice, and put the passage that has it before those that are meant (own topics
 * -.006). Linear in the length of the article, when anything is said about it.
 */
export function findUntold(article: Described): string[] {
  const { record, about, summary } = article;
  if (about.length === 0 && summary === null) return [];
  const language = languageOf(record.lang);
  const told = findTold(article, language);
  const untoldOf = (text: string) => analyse(text, language).filter(({ term }) => !told.has(term));
  const words = untoldOf(summary ?? "").map(({ word }) => word);
  return [...about.filter((text) => untoldOf(text).length > 0), ...(words.length > 0 ? [words.join(" ")] : [])];
}
