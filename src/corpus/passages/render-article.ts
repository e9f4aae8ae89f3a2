import { raw } from "hast-util-raw";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
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
  attributes: { ...defaultSchema.attributes, "*": [...(defaultSchema.attributes?.["*"] ?? []), "id"] },
};

/**
 * Renders the blocks of an article as safe HTML: scripts, styles and unknown attributes are taken out, each
 * section and each passage can be linked to by its id. Sections and passages are in order. `blocks` is marked in the course
 * of it. Linear in the length of the article.
 */
export function renderArticle(
  blocks: Root,
  sections: readonly ArticleSection[],
  passages: readonly PassageAnchor[],
): string {
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
  // HTML that lies too deep is left out of the page; it can still be found, and read as text.
  const hast = isTooDeep(blocks) ? toHast(blocks) : raw(toHast(blocks, { allowDangerousHtml: true }));
  return toHtml(sanitize(hast, RULES));
}
