import GithubSlugger from "github-slugger";
import type { Heading, Root } from "mdast";
import type { ArticleSection } from "./article.ts";
import { headingText } from "./heading-text.ts";
import { offsetsOf } from "./offsets-of.ts";

/** Lists the headings of an article, each with the range of text down to the next heading of its level or above. */
export function findSections(text: string, blocks: Root): ArticleSection[] {
  const slugger = new GithubSlugger();
  const headings = blocks.children.filter((node): node is Heading => node.type === "heading");
  return headings.map((heading, index) => {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    const title = headingText(heading);
    const end = next ? offsetsOf(next).start : text.length;
    return {
      id: slugger.slug(title) || slugger.slug("section"),
      title,
      level: heading.depth,
      start: offsetsOf(heading).start,
      end,
    };
  });
}
