import type { TextRange } from "../../text/split-sentences.ts";
import type { Marker } from "./find-marker.ts";
import { findSourceNames } from "./find-source-names.ts";
import { findThread } from "./find-thread.ts";
import { type MarkedEntry, markEntries } from "./mark-entries.ts";
import { isEnded, widthOf } from "./read-entries.ts";

/** A text as a page of the web: where its article is, and what stands around it. */
export interface Page {
  entries: readonly MarkedEntry[];
  /** The first and the last paragraph of the article's running text. */
  bodyStart: number;
  bodyEnd: number;
  /** Where the comments of its readers begin; the number of entries when there are none. */
  threadStart: number;
  /** The line that is its headline; -1 when there is none. */
  title: number;
  /** Names of other sources at the ends of paragraphs. */
  sourceNames: TextRange[];
  /** For each line below the article the label that it stands under. */
  labels: readonly (Marker | null)[];
  /** For each line how many lines in a row are as short as links are, this one among them. */
  runs: readonly number[];
  /** The first line below the article that is surely the page's; the number of entries when there is none. */
  articleEnd: number;
  /** Whether ordinary words of pages in a part of it have surer ones beside them. */
  isMarked: Readonly<Record<Zone, boolean>>;
}

/** Which part of a page a line is in. */
export type Zone = "head" | "body" | "tail";

/** Tells which part of a page a line is in. */
export function zoneOf({ bodyStart, bodyEnd }: Page, at: number): Zone {
  if (at < bodyStart) return "head";
  return at > bodyEnd ? "tail" : "body";
}

/** Shortest headline, in Latin letters: what is shorter may be the name of a section. */
const MIN_TITLE = 20;

function isTitle({ text, isProse, marker, label }: MarkedEntry): boolean {
  return !isProse && !marker && !label && !isEnded(text) && widthOf(text) >= MIN_TITLE;
}

/** The longest of the lines above the running text that may be a headline. */
function findTitle(head: readonly MarkedEntry[]): number {
  let best = -1;
  for (const [at, entry] of head.entries())
    if (isTitle(entry) && widthOf(entry.text) > widthOf(head[best]?.text ?? "")) best = at;
  return best;
}

/** Above a line of the tail, the label that is nearest: "Related stories". */
function findLabels(tail: readonly MarkedEntry[]): (Marker | null)[] {
  let label: Marker | null = null;
  return tail.map(({ marker }) => {
    if (marker?.isLabel) label = marker;
    return label;
  });
}

/** Longest line of a list of links, in Latin letters. */
const MAX_LINK = 60;

/** Lines that begin as items do are the author's lists. */
const ITEM = /^(?:[-*•–]|\d{1,3}[.)])\s/;

const isLinkLike = ({ text, isProse, label }: MarkedEntry) =>
  !isProse && !label && !isEnded(text) && widthOf(text) <= MAX_LINK && !ITEM.test(text);

/** For each line the length of the run of lines that a test holds for; 0 where it does not hold. */
function measureRuns(entries: readonly MarkedEntry[], holds: (entry: MarkedEntry) => boolean): number[] {
  const runs: number[] = [];
  let start = 0;
  for (const [at, entry] of [...entries, null].entries()) {
    if (entry && holds(entry)) continue;
    for (let inRun = start; inRun < at; inRun += 1) runs.push(at - start);
    if (entry) runs.push(0);
    start = at + 1;
  }
  return runs;
}

/** Ordinary words of pages, a line each, that make a menu. */
const MIN_MENU = 3;

/** Whether some line is surely the page's, or there are so many ordinary words that they are a menu. */
function hasMarked(entries: readonly MarkedEntry[]): boolean {
  const marked = entries.flatMap(({ marker }) => marker ?? []);
  return marked.length >= MIN_MENU || marked.some(({ strength }) => strength !== "bare");
}

/** Kinds that stand inside of articles as often as below them. */
const INSIDE: ReadonlySet<Marker["kind"]> = new Set(["advertisement", "subscription", "page tools"]);

function findArticleEnd(entries: readonly MarkedEntry[], bodyEnd: number): number {
  const end = entries.findIndex(
    ({ marker }, at) => at > bodyEnd && marker !== null && marker.strength !== "bare" && !INSIDE.has(marker.kind),
  );
  return end < 0 ? entries.length : end;
}

const isBody = ({ isProse, marker }: MarkedEntry) => isProse && !marker;

/** Reads the lines of a text as a page of the web; `null` when there is no running text. Linear. */
export function readPage(text: string): Page | null {
  const entries = markEntries(text);
  const threadStart = findThread(entries);
  const article = entries.slice(0, threadStart);
  const bodyStart = article.findIndex(isBody);
  if (bodyStart < 0) return null;
  const bodyEnd = article.findLastIndex(isBody);
  const [head, tail] = [entries.slice(0, bodyStart), entries.slice(bodyEnd + 1)];
  return {
    entries,
    bodyStart,
    bodyEnd,
    threadStart,
    title: findTitle(head),
    sourceNames: findSourceNames(text, article.filter(isBody)),
    labels: findLabels(tail),
    runs: measureRuns(entries, isLinkLike),
    articleEnd: findArticleEnd(entries, bodyEnd),
    isMarked: { head: hasMarked(head), body: false, tail: hasMarked(tail) },
  };
}
