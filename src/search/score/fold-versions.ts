import type { PassageIndex } from "../../index/read/passage-index.ts";
import { isSameVersion } from "../../text/page-version.ts";
import type { RankedMatches } from "./lift-neighbours.ts";
import type { Matches } from "./matches.ts";

/**
 * Share of the score of an older version's passage that one of a newer version must have to be shown for it: with less it only
 * mentions what the older one is about.
 */
const MIN_SHARE = 0.6;

/** A matching article that is a version of a page, and its matches: from `start` to before `end`. */
interface Version {
  age: number;
  /** Whether the query names this version. */
  isNamed: boolean;
  start: number;
  end: number;
}

/** A match that is shown, with its version. */
interface Shown {
  match: number;
  version: Version;
}

/** Tells whether a match has every clause that another has: then no word of the query tells them apart. */
function hasAll({ matched, maskWidth }: Matches, match: number, other: number): boolean {
  for (let word = 0; word < maskWidth; word++) {
    const wanted = matched[other * maskWidth + word] ?? 0;
    if (((matched[match * maskWidth + word] ?? 0) & wanted) !== wanted) return false;
  }
  return true;
}

/** Gathers the matching versions of each page of which there are several. Linear in the articles that match. */
function findVersions(index: PassageIndex, { articles }: Matches, named: readonly string[]): Version[][] {
  const { page: pages, age: ages } = index.columns;
  const found = new Map<number, Version[]>();
  let start = 0;
  for (const { article, passages } of articles) {
    const page = pages[article] ?? 0;
    if (page > 0) {
      const labels = named.length > 0 ? Object.values(index.versionsOf(article)) : [];
      const isNamed = labels.some((label) => named.some((one) => isSameVersion(one, label)));
      const versions = found.get(page) ?? [];
      versions.push({ age: ages[article] ?? 0, isNamed, start, end: start + passages });
      found.set(page, versions);
    }
    start += passages;
  }
  return [...found.values()].filter((versions) => versions.length > 1);
}

/** Whether a match stands for one of an older version: the query names the newer one, or nothing that it asks for is lost. */
function canShow(matches: Matches, { match, version }: Shown, older: Shown): boolean {
  if (version.isNamed && !older.version.isNamed) return true;
  if (version.age >= older.version.age && !version.isNamed) return false;
  const [score, wanted] = [matches.scores[match] ?? 0, matches.scores[older.match] ?? 0];
  return score >= MIN_SHARE * wanted && hasAll(matches, match, older.match);
}

/** Folds the matches of one page into those of its newest version, the best of them first. */
function foldPage(matches: Matches, versions: readonly Version[], into: Map<number, number>): void {
  const { scores } = matches;
  const sorted = versions.toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.age - b.age);
  const shown: Shown[] = [];
  for (const version of sorted) {
    const own: Shown[] = [];
    for (let match = version.start; match < version.end; match++) {
      const newer = shown.find((one) => canShow(matches, one, { match, version }));
      if (newer) into.set(match, newer.match);
      else own.push({ match, version });
    }
    own.sort((a, b) => (scores[b.match] ?? 0) - (scores[a.match] ?? 0) || a.match - b.match);
    shown.push(...own);
  }
}

/**
 * Folds what matches of older versions of a page into its newest version, or into that which the query names: what is shown for each
 * older match. A newer version is shown where it has all that the query asks for and the older one has; else the older one stays.
 * Linear in the matches of pages with several versions, times those of each that stay.
 */
export function foldVersions(index: PassageIndex, matches: Matches, named: readonly string[]): Map<number, number> {
  const into = new Map<number, number>();
  if (index.columns.page.length === 0) return into;
  for (const versions of findVersions(index, matches, named)) foldPage(matches, versions, into);
  return into;
}

/** Raises what is shown for `older` matches to the best score of these, so that a page keeps its place among others. Linear in these. */
export function raiseNewest({ matches, folding, gained }: RankedMatches, older: Iterable<number>): void {
  const { scores, passages } = matches;
  const best = new Map<number, number>();
  for (const match of older) {
    const shown = folding.into.get(match) ?? match;
    if ((scores[match] ?? 0) > (scores[best.get(shown) ?? shown] ?? 0)) best.set(shown, match);
  }
  for (const [shown, match] of best) {
    const value = (scores[match] ?? 0) - (scores[shown] ?? 0);
    gained.add(shown, { step: "version", by: passages[match] ?? 0, similarity: 1, value });
  }
}
