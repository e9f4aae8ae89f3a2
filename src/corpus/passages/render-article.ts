import { raw } from "hast-util-raw";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { List, ListItem, Parents, Root } from "mdast";
import { defaultHandlers, type Handler, toHast } from "mdast-util-to-hast";
import { stripInvisible } from "../../text/hide-invisible.ts";
import type { ArticleSection } from "../article.ts";
import { offsetsOf } from "../blocks.ts";
import { boundBlocks, isTooDeep } from "./bound-blocks.ts";
import { markPassages, type PassageAnchor } from "./mark-passages.ts";
import { insertMarker, placeAnchors } from "./place-anchors.ts";

/** What may stand on a reader page: GitHub's rules for HTML of strangers, with our own anchors kept as they are. */
const RULES = {
  ...defaultSchema,
  clobberPrefix: "",
  strip: ["script", "style", "template"],
  tagNames: [...(defaultSchema.tagNames ?? []), "figure", "figcaption", "caption", "abbr", "cite", "small"],
  attributes: {
    ...defaultSchema.attributes,
    a: [...(defaultSchema.attributes?.a ?? []), "name"],
    "*": [...(defaultSchema.attributes?.["*"] ?? []), "id"],
  },
};

/** Whether blank lines stand between the items of a list or within one, as mdast-util-to-hast has it. */
function isLoose({ spread, children }: List): boolean {
  return spread || children.some((item) => item.spread ?? item.children.length > 1);
}

/** Makes list items as mdast-util-to-hast does, which by itself looks through the whole list for each of its items. */
function createItemHandler(): Handler {
  const standIns = new Map<Parents, List>();
  return (state, item: ListItem, parent) => {
    if (parent?.type !== "list") return defaultHandlers.listItem(state, item, parent);
    const standIn = standIns.get(parent) ?? { type: "list", spread: isLoose(parent), children: [] };
    standIns.set(parent, standIn);
    return defaultHandlers.listItem(state, item, standIn);
  };
}

/** What the page of an article needs beside its blocks. */
interface RenderOptions {
  /** In order, as the passages are. */
  sections: readonly ArticleSection[];
  passages: readonly PassageAnchor[];
}

/**
 * Renders the blocks of an article as safe HTML: scripts, styles, unknown attributes and what draws nothing are taken out, each
 * section and each passage can be linked to by its id. Links are as they are written. `blocks` is marked in the course of it. Linear in the
 * length of the article.
 */
export function renderArticle(blocks: Root, { sections, passages }: RenderOptions): string {
  const shownFrom = blocks.children.find((child) => child.position);
  placeAnchors(
    blocks,
    sections.map(({ id, start }) => ({ id, offset: start })),
  );
  markPassages(blocks, passages);
  const [title] = sections;
  const last = passages.at(-1);
  // The page has its title above the blocks: a heading that is not shown again is linked to at their beginning.
  if (title && shownFrom && title.start < offsetsOf(shownFrom).start) insertMarker(blocks, title.id);
  if (last) boundBlocks(blocks, last.end);
  const options = { handlers: { listItem: createItemHandler() } };
  // HTML that lies too deep is left out of the page; it can still be found, and read as text.
  const hast = isTooDeep(blocks)
    ? toHast(blocks, options)
    : raw(toHast(blocks, { ...options, allowDangerousHtml: true }));
  return stripInvisible(toHtml(sanitize(hast, RULES)));
}
