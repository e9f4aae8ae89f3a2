import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type OpenPassage, readPassages } from "../../reading/read-passages.ts";
import type { ParsedQuery } from "../query/parsed-query.ts";
import { RANKING } from "../ranking.ts";
import { bestRanked, type RankedMatches } from "./lift-neighbours.ts";
import { KEPT_BEST } from "./matches.ts";

/** What the forms of one English word end in, behind what they share; not what makes another word of it, as in `organ`, `organization`. */
const ENDING = /^(?:|e|s|es|d|ed|ing|er|y|ies|ied)$/;

const PLAIN = /^[a-z]+$/;

/** The end of a word from a place on, less a letter that is only doubled there: `ing` for `running` behind `run`. */
function endingFrom(word: string, at: number): string {
  return word.slice(at > 0 && word[at] === word[at - 1] ? at + 1 : at);
}

/** Whether two words with one stem are forms of one word. */
function areForms(typed: string, written: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === written[at]) at += 1;
  return ENDING.test(endingFrom(typed, at)) && ENDING.test(endingFrom(written, at));
}

/** A word whose stem other words of the corpus have too. */
interface AmbiguousWord {
  word: string;
  stem: string;
}

/** The only word of a query when its stem stands for another word too; else `null`. A stem of Porter's most often begins its words. */
function findAmbiguous(index: PassageIndex, { words, demands }: ParsedQuery): AmbiguousWord | null {
  const english = index.languages.find(({ code }) => code === "en");
  const [only, ...others] = words;
  if (!english || !only || others.length + demands.length > 0 || !PLAIN.test(only.word)) return null;
  const { word } = only;
  const stem = english.termOf(word);
  let [hasForm, hasOther] = [false, false];
  for (const one of index.words.startingWith(stem)) {
    if (english.termOf(one.word) !== stem) continue;
    if (areForms(word, one.word)) hasForm = true;
    else hasOther = true;
    if (hasForm && hasOther) return { word, stem };
  }
  return null;
}

/** A name with marks inside, and nothing else: `project-list`, `DEBUG_TOOLS`. */
const NAME = /^[\p{L}\p{N}]+(?:[-_./:@][\p{L}\p{N}]+)+$/u;

/** Tells whether a text, in lower case, has what was typed. */
type HasTyped = (written: string) => boolean;

const LETTERS = /[a-z]*/y;
const IN_WORD = /\w/;

/** The words of a text in lower case that begin with a stem, as far as they are plain letters. */
function* wordsFrom(written: string, stem: string): Generator<string> {
  for (let at = written.indexOf(stem); at >= 0; at = written.indexOf(stem, at + 1)) {
    if (IN_WORD.test(written.charAt(at - 1))) continue;
    LETTERS.lastIndex = at;
    yield LETTERS.exec(written)?.[0] ?? "";
  }
}

/** Gives what tells texts apart that have what was typed from those that have its scattered words, or another word with its stem; `null` when there is nothing to tell. */
function makeTest(index: PassageIndex, query: ParsedQuery, typed: string): HasTyped | null {
  if (NAME.test(typed) && query.tokens.length > 1) return (written) => written.includes(typed.toLowerCase());
  const ambiguous = findAmbiguous(index, query);
  if (!ambiguous) return null;
  const { word, stem } = ambiguous;
  return (written) => wordsFrom(written, stem).some((one) => areForms(word, one));
}

/** A passage with its title and headings, in lower case. */
function writeLower({ article, section, text }: OpenPassage): string {
  return [article.record.title, ...section, text].join("\n").toLowerCase();
}

/**
 * Raises, when the best match lacks what was typed, the next that have it: `organ` before `organization`, `project-list` before
 * its words. For queries of one name, or of one word in English: in a longer one the other words say what is meant. Reads the
 * best passage, and the next when it is so.
 */
export async function preferTyped(
  index: PassageIndex,
  { query, typed }: { query: ParsedQuery; typed: string },
  ranked: RankedMatches,
): Promise<void> {
  const { matches, gained } = ranked;
  const hasTyped = matches.passages.length < 2 ? null : makeTest(index, query, typed.trim());
  if (!hasTyped) return;
  const best = bestRanked(ranked, KEPT_BEST);
  const passages = best.map((match) => matches.passages[match] ?? 0);
  await index.articles.fetchAhead({ passages: passages.slice(0, 1), also: () => [...passages, ...ranked.likely()] });
  const [first] = await readPassages(index, passages.slice(0, 1));
  if (!first || hasTyped(writeLower(first))) return;
  const value = RANKING.typed * gained.scoreOf(best[0] ?? 0);
  for (const [at, open] of (await readPassages(index, passages)).entries()) {
    const match = best[at] ?? 0;
    if (hasTyped(writeLower(open))) gained.add(match, { step: "typed", by: passages[at] ?? 0, similarity: 1, value });
  }
}
