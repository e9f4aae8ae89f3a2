import type { Element } from "hast";
import { attribute, elementsOf, isElement, type Parent } from "./elements.ts";
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

/** Finds the element that holds the article: the one that says so and has enough of the page's prose, else the one that holds the most prose most directly. */
export function findBody(page: Parent, measure: (element: Parent) => Measure): Parent {
  const total = measure(page).prose;
  const elements = [...elementsOf(page)];
  for (const { holds, share } of HINTS) {
    const candidates = elements.filter((element) => holds(element) && measure(element).prose >= total * share);
    const found = candidates.toSorted((a, b) => measure(b).prose - measure(a).prose)[0];
    if (found && total > 0) return found;
  }
  return findDensest(page, measure);
}
