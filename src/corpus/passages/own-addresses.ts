import type { SiteRoot } from "../find-site-roots.ts";
import { readAddress } from "../metadata/read-address.ts";
import { keyOf } from "./file-names.ts";

function decodePath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname).normalize("NFC");
  } catch {
    return pathname;
  }
}

/**
 * Makes whole addresses comparable: of either protocol, with or without `www.`, `index.html`, `.html` or a slash at the end. What
 * asks for something else than the page stays apart.
 */
export function wholeKey(url: URL): string {
  const path = decodePath(url).replace(/(?:\/(?:index\.html?)?|\.html?)$/i, "");
  return url.host.replace(/^www\./, "") + path + url.search;
}

/** Reads a whole address of the web as it is looked up, without its fragment; `null` for any other. */
export function parseWhole(href: string): URL | null {
  const address = /^(?:https?:)?\/\//i.test(href) ? readAddress(href, null) : null;
  const url = address === null ? null : URL.parse(address);
  if (url) url.hash = "";
  return url;
}

/** A post by the end of an address: its year, perhaps its month and day, and its name. */
const POST = /(?:^|\/)(\d{4})(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?\/([^/]+)$/;

/** What a post goes by in addresses: its name alone, and with its year, its month and its day, the fullest last; empty for no post. */
export function namesOfPost(name: string): string[] {
  const [, year, month, day, title] = POST.exec(name) ?? [];
  const given = [year, month, day].filter((part) => part !== undefined).map(Number);
  const dated = given.map((_, at) => `${given.slice(0, at + 1).join("/")}/${title}`);
  return title === undefined ? [] : [title, ...dated];
}

/** A page of a site by its path from the root of the site. */
interface SitePage {
  path: string;
  /** The folder of the corpus that the site is made from. */
  folder: string;
  /** What its post goes by, as {@link namesOfPost} has it; `null` where it is none. */
  post: string | null;
}

/** Files whose address would be that of their page, were it not for their extension. */
const SOURCE = /\.(?:md|mdx|markdown|txt|jsonl|xhtml)$/i;

/** The paths that an address has from the roots of sites. None for the home page, which mostly lists others, nor for what is no page. */
export function pathsUnder(url: URL, roots: readonly SiteRoot[]): SitePage[] {
  if (url.search !== "" || SOURCE.test(url.pathname)) return [];
  return roots.flatMap(({ href, folder, posts }) => {
    const root = new URL(href);
    const [host, other] = [root, url].map((one) => one.host.replace(/^www\./, ""));
    const path = decodePath(url);
    const start = decodePath(root);
    const below = host === other && path.startsWith(start) ? path.slice(start.length) : "";
    if (/^(?:index\.html?)?$/i.test(below)) return [];
    const name = posts !== null && below.startsWith(posts) ? keyOf(below.slice(posts.length)) : "/";
    const post = name.includes("/") ? namesOfPost(keyOf(below)).at(-1) : name;
    return [{ path: `/${below}`, folder, post: post ?? null }];
  });
}

/** Folders of a site that its generator reads pages from, without being a part of their addresses. */
const CONTENT = ["", "content/", "docs/", "src/", "source/", "pages/", "src/pages/", "src/content/", "content/docs/"];

/** The names that the file of a page may have, the likeliest first. `language` is that of the site. */
export function namesOfPage({ path, folder }: SitePage, language: string): string[] {
  const [short = ""] = language.split("-");
  const roots = [...CONTENT, `content/${language}/`, `content/${short}/`, `${short}/`];
  const inside = roots.map((root) => root + path.slice(1));
  return [...new Set([...inside.map((name) => folder + name), ...inside])].map(keyOf);
}
