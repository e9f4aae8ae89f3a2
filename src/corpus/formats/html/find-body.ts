import type { Element, RootContent } from "hast";
import { attribute, elementsOf, isElement, type Parent, pathTo } from "./elements.ts";
import type { Measure } from "./measure-prose.ts";

const BODY_CLASS =
  /(?:^|[\s_-])(?:article|story|post|entry|blog|news|single|page|main|content)[_-]*(?:body|content|text|copy)(?:$|[\s_-])/i;

/** What says that an element holds the article, the surest first, and the share of the page's prose that it must hold to be believed. */
const HINTS: readonly { holds: (element: Element) => boolean; share: number }[] = [
  { holds: (element) => /\barticleBody\b/i.test(attribute(element, "itemProp")), share: 0.3 },
  { holds: (element) => BODY_CLASS.test(attribute(element, "className")), share: 0.3 },
  { holds: ({ tagName }) => tagName === "article", share: 0.3 },
  { holds: (element) => BODY_CLASS.test(attribute(element, "id")), share: 0.3 },
  { holds: (element) => element.tagName === "main" || attribute(element, "role") === "main", share: 0.3 },
];

/** How much of a line's prose counts for the element around it, the one around that, and so on. */
const SHARES = [1, 0.6, 0.3];

/** Finds the element that holds the most prose most directly. */
function findDensest(page: Parent, measure: (element: Parent) => Measure): Parent {
  let [best, most] = [page, 0];
  const scores = new Map<Parent, number>();
  const visit = (node: Parent, above: readonly Parent[]): void => {
    let own = measure(node).prose;
    const around = [node, ...above].slice(0, SHARES.length);
    for (const child of node.children)
      if (isElement(child)) {
        own -= measure(child).prose;
        visit(child, around);
      }
    for (const [at, share] of SHARES.entries()) {
      const outer = above[at];
      if (outer) scores.set(outer, (scores.get(outer) ?? 0) + own * share);
    }
  };
  visit(page, []);
  for (const [node, score] of scores) if (score > most) [best, most] = [node, score];
  return best;
}

/** Share of the longest part's prose that another part must have for an article to lie in both. */
const MIN_PART = 0.3;

/** How often the longest part's prose an element around all parts may have: a list of articles has more. */
const MAX_AROUND = 2.5;

/** The innermost element around several. */
function findAround(page: Parent, parts: readonly Element[]): Parent {
  const counts = new Map<Parent, number>();
  const count = (node: Parent): number => {
    let held = parts.some((part) => part === node) ? 1 : 0;
    for (const child of node.children) if (isElement(child)) held += count(child);
    counts.set(node, held);
    return held;
  };
  count(page);
  const descend = (node: Parent): Parent => {
    const heir = node.children.find((child) => isElement(child) && counts.get(child) === parts.length);
    return heir && isElement(heir) ? descend(heir) : node;
  };
  return descend(page);
}

function looksLike(node: RootContent, other: Parent | undefined): boolean {
  if (!isElement(node) || other?.type !== "element" || node === other) return false;
  return node.tagName === other.tagName && attribute(node, "className") === attribute(other, "className");
}

/** Goes up to the element around sections that look alike: a text in sections has all of them. */
function widen(page: Parent, part: Parent, measure: (element: Parent) => Measure): Parent {
  const path = pathTo(page, part);
  const least = measure(part).prose * MIN_PART;
  const around = path.find((node, at) => {
    const alike = node.children.filter((child) => looksLike(child, path[at + 1]));
    return alike.reduce((sum, child) => sum + (isElement(child) ? measure(child).prose : 0), 0) >= least;
  });
  return around ?? part;
}

/** Finds the element that holds the article: the one that says so and has enough of the page's prose, else the one that holds the most prose most directly. */
export function findBody(page: Parent, measure: (element: Parent) => Measure): Parent {
  const total = measure(page).prose;
  const elements = [...elementsOf(page)];
  for (const { holds, share } of HINTS) {
    const candidates = elements.filter(holds).toSorted((a, b) => measure(b).prose - measure(a).prose);
    const [best] = candidates;
    if (!best || total === 0 || measure(best).prose < total * share) continue;
    const parts = candidates.filter((part) => measure(part).prose >= measure(best).prose * MIN_PART);
    const around = findAround(page, parts);
    return measure(around).prose <= measure(best).prose * MAX_AROUND ? around : best;
  }
  return widen(page, findDensest(page, measure), measure);
}
