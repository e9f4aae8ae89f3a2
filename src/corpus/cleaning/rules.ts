import type { Marker } from "./find-marker.ts";
import type { MarkedEntry } from "./mark-entries.ts";
import { type Page, zoneOf } from "./page.ts";
import { isEnded, widthOf } from "./read-entries.ts";

/** A rule by which a line of a page is set aside. */
export interface Rule {
  /** Why, as it is said of what was dropped. */
  name: string;
  /** Tells whether the line of that number is set aside. Asked only of pages, and of the first rule that says yes. */
  applies(page: Page, at: number): boolean;
}

/** A line on either side that more than ordinary words mark as the page's. */
function isBesideMarked({ entries }: Page, at: number): boolean {
  return [entries[at - 1], entries[at + 1]].some((entry) => entry?.marker && entry.marker.strength !== "bare");
}

/** Kinds that stand between paragraphs of an article, too; others there may be headings of its own. */
const BETWEEN: ReadonlySet<Marker["kind"]> = new Set([
  "share bar",
  "advertisement",
  "page tools",
  "comment form",
  "comments",
]);

/** Whether a marked line stands where the lines of its page do. */
function standsApart(page: Page, at: number, { kind, strength, isLabel }: Marker): boolean {
  const { isProse } = page.entries[at] ?? { isProse: true };
  const zone = zoneOf(page, at);
  if (zone !== "body") return strength !== "bare" || page.isMarked[zone];
  if (strength === "bare") return !isProse && isBesideMarked(page, at);
  if (isProse) return strength === "sure" || isBesideMarked(page, at);
  return BETWEEN.has(kind) || strength === "sure" || !isLabel || isBesideMarked(page, at);
}

function markedAs(...kinds: Marker["kind"][]): Rule["applies"] {
  return (page, at) => {
    const marker = page.entries[at]?.marker;
    return marker !== null && marker !== undefined && kinds.includes(marker.kind) && standsApart(page, at, marker);
  };
}

/** Most words, and width in Latin letters, of the name of a section or site. */
const MAX_LABEL = { words: 4, width: 30 };

function isShort({ text, isProse }: MarkedEntry): boolean {
  return !isProse && !isEnded(text) && widthOf(text) <= MAX_LABEL.width && text.split(" ").length <= MAX_LABEL.words;
}

function isAboveTitle({ entries, title }: Page, at: number): boolean {
  const entry = entries[at];
  return entry !== undefined && at < title && !entry.marker && isShort(entry);
}

/** Short lines in a row that are a list of links. */
const MIN_LINKS = 4;

/** Whether a line is in a list of links: above the headline, or below what ends the article. */
function isListed({ runs, title, articleEnd, entries }: Page, at: number): boolean {
  return (runs[at] ?? 0) >= MIN_LINKS && !entries[at]?.label && (at < title || at > articleEnd);
}

/** Longest headline of another article, in UTF-16 code units. */
const MAX_LINK = 160;

/** Whether a line is one of those that a label such as "Related stories" is above, to the end of the page. */
function isRelated(page: Page, at: number): boolean {
  const entry = page.entries[at];
  const below = at - page.bodyEnd - 1;
  if (!entry || below < 0 || entry.isProse || isEnded(entry.text) || entry.text.length > MAX_LINK) return false;
  const marker = page.labels[below];
  return marker?.kind === "related links" && marker.strength !== "bare";
}

/**
 * The rules by which lines of a page that are not its article's are set aside, in the order in which they are asked. They go by where a
 * line stands and how long it is, and by what it says only where its words are a page's. No rule sets aside a sentence
 * between two paragraphs of the article, but for those that programs write there.
 */
export const RULES: readonly Rule[] = [
  // "Share this post via:", "Facebook  Twitter  WhatsApp", "Connect with us"
  { name: "share bar", applies: markedAs("share bar") },
  // "Leave a Reply", "Post Comment", "Required fields are marked *"
  { name: "comment form", applies: markedAs("comment form") },
  // "You May Have Missed", "Read more: Talks refused again", and the headlines under such a line
  { name: "related links", applies: (page, at) => markedAs("related links")(page, at) || isRelated(page, at) },
  // "Sign up for our daily newsletter", "Enter your email address"
  { name: "subscription", applies: markedAs("subscription") },
  // "Advertisement", "Story continues below"
  { name: "advertisement", applies: markedAs("advertisement") },
  // "We use cookies to improve your experience.", "Accept all"
  { name: "cookie notice", applies: markedAs("cookie notice") },
  // "Home | News | Sport", "Skip to content", or a line for each
  { name: "navigation", applies: markedAs("navigation") },
  // "© 2024 The Daily Gazette. All rights reserved.", "Privacy Policy"
  { name: "page footer", applies: markedAs("page footer") },
  // "Tags: Korea, talks"
  { name: "tags", applies: markedAs("tags") },
  // "5 min read", "Listen to this article"
  { name: "page tools", applies: markedAs("page tools") },
  // "View all comments", and what readers wrote below
  { name: "comments", applies: (page, at) => at >= page.threadStart || markedAs("comments")(page, at) },
  // "By Jane Doe, Reporter"
  { name: "byline", applies: (page, at) => at !== page.title && isLabelled(page, at, "byline") },
  // "Published: 28 July 2017, 10:32 GMT"
  { name: "date line", applies: (page, at) => isLabelled(page, at, "date line") },
  // "Markets", "Crossword", "Find a job", "Our team": a menu by its form, whatever it says
  { name: "link list", applies: isListed },
  // "South Korea" above the headline
  { name: "section label", applies: isAboveTitle },
];

function isLabelled(page: Page, at: number, label: MarkedEntry["label"]): boolean {
  return page.entries[at]?.label === label && zoneOf(page, at) !== "body";
}
