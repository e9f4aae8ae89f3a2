import { slug } from "github-slugger";
import type { Origin } from "../fault.ts";
import { formatOf } from "../formats/format-of.ts";
import { WIKI } from "../wiki-address.ts";

/** An article that links lead from and to. */
interface LinkedArticle {
  id: string;
  origin: Origin;
  /** Its own address, where it has one. */
  url: string | null;
}

/** Stands for the folder of the corpus while a path is resolved. */
const CORPUS = "http://corpus.invalid/";

/** What leads somewhere by itself: an address with a scheme or a host, and a place of the same page. */
const IS_WHOLE = /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i;

/** Names of files that stand for their folder. */
const FOLDER_PAGE = /(?:^|\/)(?:_?index|readme)$/;

/** The day that Jekyll writes before the name of a post, and as folders in its address. */
const POST = /(?:^|\/)(\d{4})-(\d{2})-(\d{2})-([^/]+)$/;

/** Folders that a site may put before the paths of a corpus: `/docs/guide`, `/project/docs/guide`. */
const MAX_LEAD = 2;

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Makes names comparable: without the extension, the page of a folder under the folder's name. Logseq writes `/` as `___` or
 * `%2F`, and Jekyll has a mark before the folders of its collections.
 */
function keyOf(path: string): string {
  const bare = formatOf(path) === null ? path : path.replace(/\.[^./]+$/, "");
  const folded = bare
    .normalize("NFC")
    .toLowerCase()
    .replace(/___|%2f/g, "/")
    .replace(/(?<=^|\/)_(?=[^/]+\/)/g, "");
  return folded.replace(/^\/+|\/+$/g, "").replace(FOLDER_PAGE, "");
}

/** The names by which a file goes: its path, and what Jekyll makes of that of a post. */
function namesOf(path: string): string[] {
  const key = keyOf(path);
  const [, year, month, day, name] = POST.exec(key) ?? [];
  return name === undefined ? [key] : [key, `${year}/${month}/${day}/${name}`];
}

/** The ends of a name, from whole folders on, the longest first. */
function endsOf(name: string): string[] {
  const parts = name.split("/");
  return parts.map((_, at) => parts.slice(at).join("/"));
}

/** The fragment of a link; a heading that is written out becomes its anchor. */
function anchorOf(fragment: string): string {
  const place = decode(fragment) ?? fragment;
  return place === "" || place.startsWith("^") ? "" : `#${encodeURIComponent(/\s/.test(place) ? slug(place) : place)}`;
}

/** Whether a path would be that of an article: it names a file that can be read, or has no extension. Pages of this service are no files. */
function isForArticle(path: string): boolean {
  return formatOf(path) !== null || (path !== "" && !path.startsWith("/articles/") && !/\.[a-z\d]+$/i.test(path));
}

/** Knows the files of a corpus by their paths, what is published of them, and where links between them lead. */
export class ArticleLinks {
  /** Files by their whole path, by their name, and by each end of it; of several the one with the shortest path. */
  readonly #byPath = new Map<string, string>();
  readonly #byName = new Map<string, string>();
  readonly #byEnd = new Map<string, string>();
  /** Ids of the articles that have a file of their own, by its path, and all articles by their ids. */
  readonly #idAt = new Map<string, string>();
  readonly #articles = new Map<string, LinkedArticle>();

  /** `paths` are those of all files: a name stands for the same one whether that is published or not. Linear in their length, and in how deep they are. */
  constructor(paths: readonly string[]) {
    const byLength = paths.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const path of byLength) {
      this.#byPath.set(path.normalize("NFC"), path);
      for (const name of namesOf(path)) {
        if (!this.#byName.has(name)) this.#byName.set(name, path);
        for (const end of endsOf(name)) if (!this.#byEnd.has(end)) this.#byEnd.set(end, path);
      }
    }
  }

  /** Takes an article that is published. */
  add(article: LinkedArticle): void {
    const { id, origin } = article;
    this.#articles.set(id, article);
    if (origin.line === null) this.#idAt.set(origin.file, id);
  }

  /** The file at a path, with or without its extension. */
  #at(path: string): string | null {
    const exact = path.normalize("NFC").replace(/^\/+|\/+$/g, "");
    return this.#byPath.get(exact) ?? this.#byName.get(keyOf(path)) ?? null;
  }

  /** The file that a path from the root of a site leads to, wherever in that site the corpus lies, or the site's root in the corpus. */
  #fromRoot(path: string): string | null {
    const key = keyOf(path);
    const inside = endsOf(key).slice(0, MAX_LEAD + 1);
    const found = inside.map((end) => this.#byName.get(end)).find((file) => file !== undefined);
    return this.#byEnd.get(key) ?? found ?? null;
  }

  #find(href: string, from: string): string | null {
    // A site serves a page as a folder: what is relative to it may be so to that.
    for (const base of [from, `${from.replace(/\.[^./]+$/, "")}/`]) {
      const to = URL.parse(href, CORPUS + base.split("/").map(encodeURIComponent).join("/"));
      const path = to && decode(to.pathname.slice(1));
      const found = path === null ? null : this.#at(path);
      if (found !== null) return found;
      if (path !== null && href.startsWith("/")) return this.#fromRoot(path);
    }
    return null;
  }

  /** The page of the article in a file; `null` where there is none, since it is held back or has no text. */
  #lead(file: string, fragment: string): string | null {
    const id = this.#idAt.get(file);
    return id === undefined ? null : `/articles/${encodeURIComponent(id)}${anchorOf(fragment)}`;
  }

  #findWiki(target: string, from: string): string | null {
    const [name = "", ...places] = target.split("#");
    const fragment = places.at(-1) ?? "";
    const place = fragment.startsWith("^") ? "" : slug(fragment);
    if (name.trim() === "") return place === "" ? null : `#${encodeURIComponent(place)}`;
    const relative = /^\.{1,2}\//.test(name) ? this.#find(encodeURI(name), from) : null;
    const file = relative ?? this.#at(name) ?? this.#byEnd.get(keyOf(name)) ?? null;
    return file === null ? null : this.#lead(file, place);
  }

  /**
   * Where a link of an article leads on its page here: to another article, or to what its own address makes of it. `null` where it
   * would lead nowhere, and the link itself where nobody knows. Complete when all articles were added.
   */
  follow(href: string, from: string): string | null {
    const {
      origin: { file: path },
      url,
    } = this.#articles.get(from) ?? { origin: { file: "" }, url: null };
    if (href.startsWith(WIKI)) return this.#findWiki(decode(href.slice(WIKI.length)) ?? "", path);
    if (IS_WHOLE.test(href)) return href;
    const [address = "", fragment = ""] = href.split(/#(.*)/s);
    const [, root = address] = /^(?:@site|@(?=\/))(\/.*)/.exec(address) ?? [];
    const bare = root.replace(/\?.*/s, "");
    const file = bare === "" ? null : this.#find(bare, path);
    if (file !== null) return this.#lead(file, fragment);
    if (url !== null) return URL.parse(href, url)?.href ?? href;
    return isForArticle(bare) ? null : href;
  }
}

/** The start tag of a link, up to its address. */
const LINK = /(<a (?:[^"<>]|"[^"]*")*?)\bhref="([^"]*)"/g;

const readAttribute = (text: string) =>
  text.replace(/&#x([\da-f]{1,6});/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));

/** Leads the links of rendered HTML to where a reader gets on. One that leads nowhere is no link, and shows its text. Linear. */
export function linkArticles(html: string, links: ArticleLinks, from: string): string {
  return html.replace(LINK, (whole, tag: string, written: string) => {
    const href = readAttribute(written);
    const target = links.follow(href, from);
    if (target === href) return whole;
    return target === null ? tag.trimEnd() : `${tag}href="${target.replace(/&/g, "&#x26;").replace(/"/g, "&#x22;")}"`;
  });
}
