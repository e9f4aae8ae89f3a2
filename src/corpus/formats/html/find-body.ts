import type { Element } from "hast";
import { attribute, elementsOf, isElement, type Parent } from "./elements.ts";
import type { Measure } from "./measure-prose.ts";

const BODY_CLASS =
  /(?:^|[\s_-])(?:article|story|post|entry|blog|news|single|page|main|content)[_-]*(?:body|content|text|copy)(?:$|[\s_-])/i;

/** What says that an element holds the article, the surest first, and the share of the page's prose that it must hold to be believed. */
const HINTS: readonly { holds: (element: Element) => boolean; share: number }[] = [
  { holds: (element) => /\barticleBody\b/i.test(attribute(element, "itemProp")), share: 0.4 },
  { holds: (element) => BODY_CLASS.test(attribute(element, "className")), share: 0.5 },
  { holds: ({ tagName }) => tagName === "article", share: 0.5 },
  { holds: (element) => BODY_CLASS.test(attribute(element, "id")), share: 0.5 },
  { holds: (element) => element.tagName === "main" || attribute(element, "role") === "main", share: 0.5 },
];

/** Share of an element's prose that one child must hold for the others to be left out. */
const NEARLY_ALL = 0.85;

/** Follows the child that holds nearly all prose, as far down as there is one. */
function descend(from: Parent, measure: (element: Parent) => Measure): Parent {
  const least = measure(from).prose * NEARLY_ALL;
  const heir = from.children.find((child) => isElement(child) && least > 0 && measure(child).prose >= least);
  return heir && isElement(heir) ? descend(heir, measure) : from;
}

/** Finds the element that holds the article: the one that says so and has enough of the page's prose, else the innermost that holds nearly all. */
export function findBody(page: Parent, measure: (element: Parent) => Measure): Parent {
  const total = measure(page).prose;
  const elements = [...elementsOf(page)];
  for (const { holds, share } of HINTS) {
    const candidates = elements.filter((element) => holds(element) && measure(element).prose >= total * share);
    const found = candidates.toSorted((a, b) => measure(b).prose - measure(a).prose)[0];
    if (found && total > 0) return found;
  }
  return descend(page, measure);
}
