import type { Marker } from "./find-marker.ts";
import { type Page, zoneOf } from "./page.ts";
import type { Strength } from "./page-phrases.ts";

/** What a line says for the text being a page by how sure its words are. */
const POINTS: Readonly<Record<Strength, number>> = { sure: 3, strong: 2, weak: 1, bare: 0 };

/** What it says when running text is right below it, as below a heading of the author's. */
const POINTS_OF_HEADING: Readonly<Record<Strength, number>> = { sure: 1, strong: 1, weak: 0, bare: 0 };

/** What makes a text a page: one sure line, or two others of different kinds. */
const MIN_POINTS = 3;

/** Points wanted from kinds that only pages have, when two kinds or more are common to other texts. */
const MIN_OWN = 2;

/** Kinds that ordinary texts have too, so that each counts once. */
const COMMON: ReadonlySet<Marker["kind"]> = new Set(["page footer", "tags", "subscription", "page tools"]);

/** Lines of a menu above an article, each a part of sites, that are no list of the author's. */
const MIN_MENU = 3;

/** Whether a line may be a heading of the article: in it, above running text. */
function mayBeHeading(page: Page, at: number): boolean {
  const next = page.entries[at + 1];
  return zoneOf(page, at) === "body" && next !== undefined && next.isProse && !next.marker;
}

/** What the lines of each kind say: the most that one of them does, and one more where others of the kind say as much. */
function weighKinds(page: Page): Map<Marker["kind"], number> {
  const points = new Map<Marker["kind"], number>();
  const seen = new Set<string>();
  for (const [at, { marker, text }] of page.entries.entries()) {
    if (!marker) continue;
    const isRepeated = marker.kind === "advertisement" && seen.size === seen.add(text).size;
    const isNew = seen.size < seen.add(text).size;
    const own = isRepeated ? POINTS.strong : (mayBeHeading(page, at) ? POINTS_OF_HEADING : POINTS)[marker.strength];
    const before = points.get(marker.kind) ?? 0;
    points.set(marker.kind, Math.max(before, own) + (isNew && before >= 2 && own >= 2 ? 1 : 0));
  }
  return points;
}

/** Whether a text begins with a menu: the parts of a site, a line each. */
function hasMenu({ entries, bodyStart }: Page): boolean {
  let length = 0;
  return entries.slice(0, bodyStart).some(({ marker }) => {
    length = marker?.kinds.has("navigation") ? length + 1 : 0;
    return length >= MIN_MENU;
  });
}

/** Tells whether a text is a page of the web as it was copied, rather than a text whose every line its author wrote. */
export function isPage(page: Page): boolean {
  const points = weighKinds(page);
  if (hasMenu(page)) points.set("navigation", Math.max(points.get("navigation") ?? 0, POINTS.strong));
  if (page.threadStart < page.entries.length) points.set("comments", POINTS.sure);
  let [own, common] = [0, page.sourceNames.length > 0 ? 1 : 0];
  for (const [kind, one] of points) {
    if (COMMON.has(kind)) common += Math.min(one, 1);
    else own += one;
  }
  return own >= MIN_POINTS || (own >= MIN_OWN && own + common > MIN_POINTS);
}
