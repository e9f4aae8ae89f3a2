import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type OpenPassage, readPassages } from "../../reading/read-passages.ts";
import type { ParsedQuery } from "../query/parsed-query.ts";
import { RANKING } from "../ranking.ts";
import type { RankedMatches } from "./lift-neighbours.ts";
import { BestMatches } from "./matches.ts";

/** Passages to look at, from the best on: as many as most readers see of an answer, which are read for it anyway. */
const POOL = 8;

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
  const same = [...index.words.startingWith(stem)].filter((one) => english.termOf(one.word) === stem);
  const forms = same.filter((one) => areForms(word, one.word)).length;
  return forms > 0 && forms < same.length ? { word, stem } : null;
}

/** A name with marks inside, and nothing else: `project-list`, `DEBUG_TOOLS`. */
const NAME = /^[\p{L}\p{N}]+(?:[-_./:@][\p{L}\p{N}]+)+$/u;

/** Tells whether a text, in lower case, has what was typed. */
type HasTyped = (written: string) => boolean;

/** Gives what tells texts apart that have what was typed from those that have its scattered words, or another word with its stem; `null` when there is nothing to tell. */
function makeTest(index: PassageIndex, query: ParsedQuery, typed: string): HasTyped | null {
  if (NAME.test(typed) && query.tokens.length > 1) return (written) => written.includes(typed.toLowerCase());
  const ambiguous = findAmbiguous(index, query);
  if (!ambiguous) return null;
  const { word, stem } = ambiguous;
  const beginning = new RegExp(`\\b${stem}[a-z]*`, "g");
  return (written) => written.matchAll(beginning).some(([one]) => areForms(word, one));
}

/** A passage with its title and headings, in lower case. */
function writeLower({ article, section, text }: OpenPassage): string {
  return [article.record.title, ...section, text].join("\n").toLowerCase();
}

/** The best matches that are shown. Linear in the matches. */
function findBest({ matches: { scores }, folding, gained }: RankedMatches): number[] {
  const best = new BestMatches(POOL);
  for (const match of scores.keys()) {
    const score = gained.scoreOf(match);
    if (score > best.least && !folding.into.has(match)) best.add(match, score);
  }
  return best.matches;
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
  const best = findBest(ranked);
  const passages = best.map((match) => matches.passages[match] ?? 0);
  if (!index.isAtHand(passages[0] ?? 0))
    await index.fetchAhead({ passages: [...passages, ...ranked.likely()], heads: [] });
  const [first] = await readPassages(index, passages.slice(0, 1));
  if (!first || hasTyped(writeLower(first))) return;
  const value = RANKING.typed * gained.scoreOf(best[0] ?? 0);
  for (const [at, open] of (await readPassages(index, passages)).entries()) {
    const match = best[at] ?? 0;
    if (hasTyped(writeLower(open))) gained.add(match, { step: "typed", by: passages[at] ?? 0, similarity: 1, value });
  }
}
