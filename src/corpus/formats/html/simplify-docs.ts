import type { Element, ElementContent, RootContent } from "hast";
import { attribute, elementsOf, isElement, type Parent, textOf } from "./elements.ts";

/** How text is marked by its style. */
const MARKS = [
  { tagName: "strong", style: /(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i },
  { tagName: "em", style: /(?:^|;)\s*font-style\s*:\s*italic/i },
  { tagName: "del", style: /(?:^|;)\s*text-decoration\s*:[^;]*line-through/i },
];

/** A class that Google Docs gives what is drawn alike, in its style sheet. */
const RULE = /\.(c\d+)\{([^{}]*)\}/g;

/** The styles that the classes of Google Docs stand for. */
function readStyles(page: Parent): ReadonlyMap<string, string> {
  const sheets = [...elementsOf(page)].filter(({ tagName }) => tagName === "style").map((sheet) => textOf(sheet));
  const rules = sheets.filter((sheet) => sheet.includes("lst-kix") || sheet.includes("docs.google")).join("\n");
  return new Map(rules.matchAll(RULE).map(([, name = "", style = ""]) => [name, style]));
}

/** A bold element that its own style makes plain: Google Docs puts one around all that is copied from it. */
function isPlain(element: Element): boolean {
  return (
    /^(?:b|strong)$/.test(element.tagName) && /font-weight\s*:\s*(?:normal|400)/i.test(attribute(element, "style"))
  );
}

/** A stretch of text inside of what its style marks it with. */
function markSpan(span: Element, styles: ReadonlyMap<string, string>): Element {
  const named = attribute(span, "className")
    .split(" ")
    .map((name) => styles.get(name) ?? "");
  const style = [...named, attribute(span, "style")].join(";");
  const tags = MARKS.filter((mark) => mark.style.test(style)).map(({ tagName }) => tagName);
  const children = tags.reduce<ElementContent[]>(
    (inner, tagName) => [{ type: "element", tagName, properties: {}, children: inner }],
    span.children,
  );
  return { ...span, children };
}

/** The name of a list of Google Docs and how deep it is nested: it writes each level as a list of its own. */
function levelOf(node: RootContent): { name: string; level: number } | null {
  if (!isElement(node) || !/^[ou]l$/.test(node.tagName)) return null;
  const [, name = "", level] = /\blst-kix_(\w+)-(\d)\b/.exec(attribute(node, "className")) ?? [];
  return level === undefined ? null : { name, level: Number(level) };
}

/** Puts lists of deeper levels into the items that they stand behind, and joins a list that goes on behind them. */
class ListNester {
  #open: { name: string; level: number; list: Element }[] = [];

  /** Gives what stands in the place of a list. */
  #addList(node: Element, place: { name: string; level: number }): Element[] {
    const isSame = this.#open.at(-1)?.name === place.name;
    this.#open = isSame ? this.#open.filter(({ level }) => level <= place.level) : [];
    const last = this.#open.at(-1);
    if (last?.level === place.level) {
      for (const item of node.children) last.list.children.push(item);
      return [];
    }
    const list = { ...node, children: [...node.children] };
    this.#open.push({ ...place, list });
    const item = last?.list.children.findLast(isElement);
    item?.children.push(list);
    return item ? [] : [list];
  }

  /** Gives what stands in the place of a node; white space alone stands between the levels of a list. */
  add(node: RootContent): RootContent[] {
    const place = levelOf(node);
    if (place && isElement(node)) return this.#addList(node, place);
    if (node.type !== "text" || node.value.trim() !== "") this.#open = [];
    return [node];
  }
}

function simplifyNode<Node extends Parent>(parent: Node, styles: ReadonlyMap<string, string>): Node {
  const children = parent.children.flatMap((child): RootContent[] => {
    if (!isElement(child)) return [child];
    // A heading is bold as it is.
    const inner = simplifyNode(child, /^h[1-6]$/.test(child.tagName) ? new Map() : styles);
    if (isPlain(inner)) return inner.children;
    return [inner.tagName === "span" ? markSpan(inner, styles) : inner];
  });
  const nester = new ListNester();
  return { ...parent, children: children.flatMap((child) => nester.add(child)) };
}

/** Gives a copy of a page in which emphasis that only its style tells of is marked, and lists that Google Docs writes level by level are nested. */
export function simplifyDocs<Node extends Parent>(page: Node): Node {
  return simplifyNode(page, readStyles(page));
}
