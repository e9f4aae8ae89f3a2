import GithubSlugger from "github-slugger";
import type { Root } from "mdast";
import type { VisibleText } from "../../text/visible-text.ts";
import type { ArticleSection } from "../article.ts";
import { headingText, isHeading, offsetsOf } from "../blocks.ts";

/** The id of a heading: its own, unless another has it, else one made of its text. */
function makeId(slugger: GithubSlugger, title: string, own: string | undefined): string {
  if (own === undefined || Object.hasOwn(slugger.occurrences, own))
    return slugger.slug(title) || slugger.slug("section");
  slugger.occurrences[own] = 0;
  return own;
}

/** Lists the headings of an article that say something, each with the range of text down to the next heading of its level or above. Linear. */
export function findSections(blocks: Root, visible: VisibleText): ArticleSection[] {
  const slugger = new GithubSlugger();
  const open: ArticleSection[] = [];
  return blocks.children.filter(isHeading).flatMap((heading) => {
    const title = headingText(visible, heading);
    if (title === "") return [];
    const { start } = offsetsOf(heading);
    for (let last = open.at(-1); last && last.level >= heading.depth; last = open.at(-1)) {
      last.end = start;
      open.pop();
    }
    const id = makeId(slugger, title, heading.data?.anchor);
    const section = { id, title, level: heading.depth, start, end: visible.written.length };
    open.push(section);
    return [section];
  });
}
