import type { Marker } from "./find-marker.ts";
import type { MarkedEntry } from "./mark-entries.ts";
import { isEnded } from "./read-entries.ts";

/** Running text that an article has above the comments on it, in UTF-16 code units: a short piece of news. */
const MIN_ABOVE = 300;

/** A comment's head: "Jane Doe says:", "3 hours ago", "28 July 2017 at 10:32", "Reply". */
const HEAD =
  /^.{1,40}\s(?:says|said|wrote|schreibt|sagt|dit|dice)\s*:$|\b(?:\d+|an?|one)\s+(?:min(?:ute)?|hour|hr|day|week|month|year)s?\s+ago\b|^(?:vor \d+ \p{L}+|il y a \d+ \p{L}+|hace \d+ \p{L}+)$|\d+\s?(?:分|時間|日|小时|小時|天|시간|분|일)\s?(?:前|전)$/iu;

/** Longest line that heads a comment, in UTF-16 code units. */
const MAX_HEAD = 80;

/** Lines below an announcement in which the first comment is looked for. */
const MAX_LED = 10;

const isCertain = ({ strength }: Marker) => strength === "sure" || strength === "strong";
const isAboutComments = (marker: Marker | null): marker is Marker =>
  marker !== null && (marker.kind === "comments" || marker.kind === "comment form" || marker.kinds.has("comments"));

/** Whether comments may begin at a line: "View all comments", "3 Comments", "Leave a Reply". */
function opensThread({ marker }: MarkedEntry): boolean {
  if (!isAboutComments(marker)) return false;
  return isCertain(marker) || (marker.kind === "comments" && (marker.hasNumber || marker.strength === "weak"));
}

/** Whether a line belongs to a list of comments: what heads one of them, or a control of the list. */
function isOfThread({ text, isProse, marker, label }: MarkedEntry): boolean {
  if (isAboutComments(marker)) return isCertain(marker) || marker.kind === "comments";
  return !isProse && text.length <= MAX_HEAD && (label === "date line" || HEAD.test(text));
}

/** Most words of a line that is a name. */
const MAX_NAME = 4;

/** Lines from the name of who comments to the time, or to the "Reply" below the comment. */
const MAX_COMMENT = 3;

const isNameLike = ({ text, isProse }: MarkedEntry) => !isProse && !isEnded(text) && text.split(" ").length <= MAX_NAME;

/** Whether what is next is not the article going on: a list of comments has its controls, or a name, above the first. */
function leadsToComment(below: readonly MarkedEntry[]): boolean {
  for (const [at, entry] of below.entries()) {
    if (isOfThread(entry)) return true;
    if (isNameLike(entry) && below.slice(at + 1, at + 1 + MAX_COMMENT).some(isOfThread)) return true;
    if (entry.isProse && !entry.marker) return false;
  }
  return true;
}

/** Paragraphs in a row, and the length of each in UTF-16 code units, that are rather an article's than one comment. */
const MAX_PARAGRAPHS = 3;
const MIN_PARAGRAPH = 100;

/** Whether the controls of a list of comments are below its announcement: "Oldest Most Voted", "View all comments". */
function hasControls(below: readonly MarkedEntry[]): boolean {
  const end = below.findIndex(({ isProse }) => isProse);
  const controls = below.slice(0, end < 0 ? below.length : end).filter(({ marker }) => marker?.kind === "comments");
  return controls.filter(({ marker }) => marker?.strength === "sure").length >= 2;
}

/** The announcement behind which nothing but comments is: a later one, where the article went on below the first. */
function chooseOpening(entries: readonly MarkedEntry[], openings: ReadonlySet<number>): number {
  let [chosen, inRow, isDoubtful] = [entries.length, 0, false];
  for (const [at, entry] of entries.entries()) {
    if (openings.has(at) && (chosen === entries.length || isDoubtful)) {
      chosen = at;
      isDoubtful = false;
      if (hasControls(entries.slice(at + 1, at + 1 + MAX_LED))) return at;
    }
    if (isOfThread(entry)) inRow = 0;
    else if (entry.isProse && entry.text.length >= MIN_PARAGRAPH) inRow += 1;
    isDoubtful ||= inRow >= MAX_PARAGRAPHS && chosen < at;
  }
  return chosen;
}

/** Lines of a list of comments from which on there is one. */
const MIN_LINES = 3;

/**
 * Finds where the comments of readers begin below an article: at a line that announces them, with the controls of their list
 * or with names, times and "Reply" below it. The number of entries when there are none. Linear.
 */
export function findThread(entries: readonly MarkedEntry[]): number {
  let above = 0;
  const openings = new Set<number>();
  for (const [at, entry] of entries.entries()) {
    const below = entries.slice(at + 1, at + 1 + MAX_LED);
    if (above >= MIN_ABOVE && opensThread(entry) && leadsToComment(below)) openings.add(at);
    if (entry.isProse && !entry.marker) above += entry.text.length;
  }
  const start = chooseOpening(entries, openings);
  return entries.slice(start).filter(isOfThread).length >= MIN_LINES ? start : entries.length;
}
