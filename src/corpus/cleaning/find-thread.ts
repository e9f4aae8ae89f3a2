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

const isNameLike = ({ text, isProse }: MarkedEntry) => !isProse && !isEnded(text) && text.split(" ").length <= MAX_NAME;

/** Whether what is next is not the article going on: a list of comments has its controls, or a name, above the first. */
function leadsToComment(below: readonly MarkedEntry[]): boolean {
  for (const entry of below) {
    if (isOfThread(entry) || isNameLike(entry)) return true;
    if (entry.isProse && !entry.marker) return false;
  }
  return true;
}

/** Lines of a list of comments from which on there is one. */
const MIN_LINES = 3;

/**
 * Finds where the comments of readers begin below an article: at a line that announces them, with the controls of their list
 * or with names, times and "Reply" below it. The number of entries when there are none. Linear.
 */
export function findThread(entries: readonly MarkedEntry[]): number {
  let above = 0;
  let left = entries.filter(isOfThread).length;
  for (const [at, entry] of entries.entries()) {
    if (left < MIN_LINES) break;
    if (above >= MIN_ABOVE && opensThread(entry) && leadsToComment(entries.slice(at + 1, at + 1 + MAX_LED))) return at;
    if (isOfThread(entry)) left -= 1;
    if (entry.isProse && !entry.marker) above += entry.text.length;
  }
  return entries.length;
}
