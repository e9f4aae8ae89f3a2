import GithubSlugger from "github-slugger";
import type { Root } from "mdast";
import type { VisibleText } from "../../text/visible-text.ts";
import type { ArticleSection } from "../article.ts";
import { headingText, isHeading, offsetsOf } from "../blocks.ts";

/** Lists the headings of an article, each with the range of text down to the next heading of its level or above. */
export function findSections(blocks: Root, visible: VisibleText): ArticleSection[] {
  const slugger = new GithubSlugger();
  const headings = blocks.children.filter(isHeading);
  return headings.map((heading, index) => {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    const title = headingText(visible, heading);
    const { start } = offsetsOf(heading);
    const end = next ? offsetsOf(next).start : visible.written.length;
    return { id: slugger.slug(title) || slugger.slug("section"), title, level: heading.depth, start, end };
  });
}
