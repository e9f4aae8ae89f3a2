import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { flattenTree } from "./flatten-tree.ts";

/** Longest page that is made into a tree, in UTF-16 code units: 5 million of paragraphs take 760 MB and some seconds to read. The longest articles have a tenth of it. */
const MAX_LENGTH = 8_000_000;

/** Most elements of a tree: a few bytes make thousands, since a parser opens again what a page does not close. The longest articles have a tenth of it. */
const MAX_ELEMENTS = 300_000;

/** Elements that any page may have, and the fewest characters that each has in one of more: a tag and its end alone take seven. */
const MANY_ELEMENTS = 50_000;
const MIN_CHARACTERS = 5;

/** Gives how the parser builds its tree, and counts its elements. Throws a RangeError for a tree of too many. */
function createAdapter(count: { elements: number }): typeof defaultTreeAdapter {
  return {
    ...defaultTreeAdapter,
    createElement(...given) {
      count.elements += 1;
      if (count.elements > MAX_ELEMENTS) throw new RangeError(`has over ${MAX_ELEMENTS} elements of HTML`);
      return defaultTreeAdapter.createElement(...given);
    },
    // Nothing in a template is shown: it is built beside the tree.
    getTemplateContent: () => defaultTreeAdapter.createDocumentFragment(),
  };
}

/** A page as a tree. */
export interface ParsedPage {
  page: Root;
  /** Whether elements lay so deep in one another that they are laid out flat. */
  isFlattened: boolean;
}

/** From which length on an address that holds a file is cut: a saved page has megabytes of them. */
const MAX_DATA = 1_000;

/** A page without the files that it holds in its attributes and styles. Linear: a long match of one expression would overflow its stack. */
function withoutFiles(page: string): string {
  const pieces: string[] = [];
  const end = /["'()\s>]/g;
  let at = 0;
  for (let found = page.indexOf("data:"); found >= 0; found = page.indexOf("data:", end.lastIndex)) {
    end.lastIndex = found;
    end.test(page);
    if (end.lastIndex === 0) end.lastIndex = page.length;
    if (end.lastIndex - found < MAX_DATA) continue;
    pieces.push(page.slice(at, found));
    at = end.lastIndex - 1;
  }
  return pieces.join("") + page.slice(at);
}

function parseTree(page: string): DefaultTreeAdapterTypes.Document {
  const html = withoutFiles(page);
  if (html.length > MAX_LENGTH)
    throw new RangeError(`is ${html.length} characters of HTML, wanted at most ${MAX_LENGTH}`);
  const count = { elements: 0 };
  const tree = parse(html, { treeAdapter: createAdapter(count) });
  const most = Math.max(MANY_ELEMENTS, Math.floor(html.length / MIN_CHARACTERS));
  if (count.elements > most)
    throw new RangeError(`has ${count.elements} elements in ${html.length} characters of HTML, wanted at most ${most}`);
  return tree;
}

/**
 * Parses a page as browsers do; what it lacks, `html` and `body`, is added. Throws a RangeError for one that is too long or has too many
 * elements.
 */
export function parsePage(html: string): ParsedPage {
  const document = parseTree(html);
  const isFlattened = flattenTree(document);
  const tree = fromParse5(document);
  return { page: tree.type === "root" ? tree : { type: "root", children: [] }, isFlattened };
}

/** The tree of {@link parsePage}, for what is no whole page. */
export function parseHtml(html: string): Root {
  return parsePage(html).page;
}
