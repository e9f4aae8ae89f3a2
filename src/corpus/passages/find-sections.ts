import GithubSlugger from "github-slugger";
import type { Root } from "mdast";
import type { VisibleText } from "../../text/visible-text.ts";
import type { ArticleSection } from "../article.ts";
import { headingText, isHeading, offsetsOf } from "../blocks.ts";

/** Lists the headings of an article, each with the range of text down to the next heading of its level or above. Linear. */
export function findSections(blocks: Root, visible: VisibleText): ArticleSection[] {
  const slugger = new GithubSlugger();
  const open: ArticleSection[] = [];
  return blocks.children.filter(isHeading).map((heading) => {
    const title = headingText(visible, heading);
    const { start } = offsetsOf(heading);
    for (let last = open.at(-1); last && last.level >= heading.depth; last = open.at(-1)) {
      last.end = start;
      open.pop();
    }
    const id = slugger.slug(title) || slugger.slug("section");
    const section = { id, title, level: heading.depth, start, end: visible.written.length };
    open.push(section);
    return section;
  });
}
