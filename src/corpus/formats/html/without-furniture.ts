import type { Element, RootContent } from "hast";
import type { Dropped } from "../format.ts";
import { attribute, isElement, type Parent } from "./elements.ts";
import { findFurniture, isHidden } from "./find-furniture.ts";
import { type Measure, measureProse } from "./measure-prose.ts";
import { type Judge, sift } from "./sift.ts";

/** Share of a page's prose that furniture may hold. Names lie: a page may have its text in `class="widget"`, hidden until a script shows it. */
const MAX_FURNITURE = 0.35;
/** What lies over a page or below it may be longer than the article. */
const MAX_AROUND = 0.75;
const AROUND: ReadonlySet<string> = new Set(["comments", "cookie banner", "dialogue"]);

/** Why a part of code is left out, of which a browser draws nothing; `null` when it may stay. */
function reasonInCode({ properties: { hidden } }: Element): string | null {
  return hidden ? "hidden" : null;
}

function judgeFurniture(measure: (element: Parent) => Measure, total: number): Judge {
  return (node, isCode) => {
    if (!isElement(node)) return null;
    // The classes of code tell its parts apart: `comment` is one of them.
    const reason = isCode ? reasonInCode(node) : findFurniture(node);
    if (reason === null) return null;
    // The header of an article may hold its first lines.
    if (reason === "page header" && measure(node).prose > 0) return null;
    const share = AROUND.has(reason) ? MAX_AROUND : MAX_FURNITURE;
    return measure(node).prose <= total * share ? reason : null;
  };
}

/** How an element is called: alike elements have one name. */
const nameOf = (element: Element) => `${element.tagName} ${attribute(element, "className")}`;

/** Share of a page's prose that its furniture leaves where the names of its parts tell the truth: three times as much takes long sidebars for short articles. */
const MIN_LEFT = 0.05;

/**
 * Gives a page without its furniture, which is added to `dropped`. Where next to nothing is left, and parts with one name held more
 * than furniture may, that name lies: `sidebar-grid` around each paragraph. These parts stay then, but for hidden ones.
 */
export function withoutFurniture(page: Parent, dropped: Dropped[]): Parent {
  const measure = measureProse(page);
  const total = measure(page).prose;
  const judge = judgeFurniture(measure, total);
  const held = new Map<string, number>();
  const weigh: Judge = (node, isCode) => {
    const reason = judge(node, isCode);
    if (isElement(node) && reason !== null && reason !== "hidden" && !AROUND.has(reason))
      held.set(nameOf(node), (held.get(nameOf(node)) ?? 0) + measure(node).prose);
    return reason;
  };
  const found: Dropped[] = [];
  const bare = sift(page, weigh, found);
  const [liar, most] = Array.from(held).reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
  const isBelieved = most <= total * MAX_FURNITURE || measureProse(bare)(bare).prose >= total * MIN_LEFT;
  if (!isBelieved) {
    const isLiar = (node: RootContent) => isElement(node) && nameOf(node) === liar && !isHidden(node);
    return sift(page, (node, isCode) => (isLiar(node) ? null : judge(node, isCode)), dropped);
  }
  dropped.push(...found);
  return bare;
}
