import type { Element, Nodes } from "hast";
import { formatOf } from "../formats/format-of.ts";
import { makeArticleId } from "../metadata/make-article-id.ts";

/** Where an article is. */
export interface ArticlePlace {
  /** Path of its file in the corpus. */
  path: string;
  /** Its own address, where it has one. */
  url: string | null;
}

/** Stands for the folder of the corpus while a path is resolved. */
const CORPUS = "http://corpus.invalid/";

/** What leads somewhere by itself: an address with a scheme or a host, and a place of the same page. */
const IS_WHOLE = /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i;

/** The path in a corpus to which an address leads; `null` where that cannot be read as one. */
function pathOf({ pathname }: URL): string | null {
  try {
    return decodeURIComponent(pathname.slice(1)).replace(/\/+$/, "");
  } catch {
    return null;
  }
}

/** Where a link of an article leads on its page here; `null` where it leads already, or nobody knows. */
function findTarget(href: string, { path, url }: ArticlePlace): string | null {
  const from = CORPUS + path.split("/").map(encodeURIComponent).join("/");
  const to = IS_WHOLE.test(href) ? null : URL.parse(href, from);
  const target = to && pathOf(to);
  if (!to || !target) return null;
  const [extension] = /\.[a-z]+$/i.exec(target) ?? [];
  if (formatOf(target) === null && url !== null) return URL.parse(href, url)?.href ?? null;
  if (formatOf(target) === null && extension !== undefined) return null;
  return `/articles/${encodeURIComponent(makeArticleId(target))}${to.hash}`;
}

/**
 * Leads the links of an article to where a reader gets on: those to other files of the corpus to the pages of their articles,
 * and all others that need the address of the article by that, if it has one. Linear.
 */
export function linkArticles(tree: Nodes, place: ArticlePlace): void {
  const follow = (node: Element): void => {
    const { href } = node.properties;
    const target = node.tagName === "a" && typeof href === "string" ? findTarget(href, place) : null;
    if (target !== null) node.properties.href = target;
  };
  const all: Nodes[] = [tree];
  for (let node = all.pop(); node; node = all.pop()) {
    if (node.type === "element") follow(node);
    if ("children" in node) all.push(...node.children);
  }
}
