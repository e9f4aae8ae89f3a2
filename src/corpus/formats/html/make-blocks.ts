import type { Element, Root as HastRoot, RootContent } from "hast";
import { defaultHandlers, type State, toMdast } from "hast-util-to-mdast";
import type { Emphasis, Root } from "mdast";
import { completeElements } from "./complete-elements.ts";
import { attribute, isBlock, isElement, type Parent, textOf } from "./elements.ts";
import { simplify } from "./simplify.ts";

/** A name of a file rather than a text. */
const FILE_NAME = /^\S*$|\.(?:jpe?g|png|gif|webp|svg|avif)$/i;

/** Leaves out pictures without a text, and those whose text stands beside them: it is their caption, or the title. */
function judgePictures(article: Parent): (node: RootContent) => boolean {
  const said = new Set<string>();
  const text = textOf(article).toLowerCase();
  return (node) => {
    if (!isElement(node) || node.tagName !== "img") return true;
    const alt = attribute(node, "alt").replace(/\s+/g, " ").trim().toLowerCase();
    if (FILE_NAME.test(alt) || said.has(alt) || text.includes(alt)) return false;
    said.add(alt);
    return true;
  };
}

function withoutPictures<Node extends Parent>(parent: Node, keeps: (node: RootContent) => boolean): Node {
  const children = parent.children
    .filter(keeps)
    .map((child) => (isElement(child) ? withoutPictures(child, keeps) : child));
  return { ...parent, children };
}

/** How many nodes are made into blocks at once: the library's time grows with the square of it. */
const MAX_TOGETHER = 200;

/** Parts long pages behind blocks, never inside of a line. */
function* partAtBlocks(nodes: readonly RootContent[]): Generator<RootContent[]> {
  let part: RootContent[] = [];
  for (const node of nodes) {
    part.push(node);
    if (part.length < MAX_TOGETHER || !isBlock(node)) continue;
    yield part;
    part = [];
  }
  yield part;
}

/** Raised and lowered text, which Markdown writes as HTML. */
function makeRaised(state: State, element: Element): Emphasis {
  return { ...defaultHandlers.em(state, element), data: { hName: element.tagName } };
}

/** Elements that browsers show as plain blocks, or may show, and the library leaves out with all their text. */
const BLOCKS = "content element menuitem optgroup option shadow".split(" ");

const HANDLERS = {
  sub: makeRaised,
  sup: makeRaised,
  menu: defaultHandlers.ul,
  ...Object.fromEntries(BLOCKS.map((name) => [name, defaultHandlers.div])),
};

/**
 * Makes the blocks of Markdown from an article's HTML. They have no offsets yet: they are written nowhere. `base` is the
 * address of the page, as far as it is known.
 */
export function makeBlocks(article: HastRoot, base: string | null): Root {
  const completed = completeElements(article, base);
  const { children } = withoutPictures(completed, judgePictures(completed));
  const content = children.filter((child) => child.type !== "doctype");
  const simple = simplify({ type: "element", tagName: "div", properties: {}, children: content });
  const made = [...partAtBlocks(simple.children)].map((part) =>
    toMdast({ type: "root", children: part }, { document: true, handlers: HANDLERS }),
  );
  return { type: "root", children: made.flatMap((part) => (part.type === "root" ? part.children : [])) };
}
