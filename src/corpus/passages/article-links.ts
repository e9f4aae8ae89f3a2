import { slug } from "github-slugger";
import type { Origin } from "../fault.ts";
import { formatOf } from "../formats/format-of.ts";
import { WIKI } from "../wiki-address.ts";
import { withoutExtension } from "../without-extension.ts";
import { endsOf, keyOf, namesOf } from "./file-names.ts";
import { type Addresses, type Site, WholeAddresses } from "./whole-addresses.ts";

/** By what links know an article beside its path. */
export interface ArticleNames extends Addresses {
  titles: readonly string[];
  /** The day on which it was published, which many sites have in their addresses. */
  published: string | null;
}

/** An article that links lead from and to. */
interface LinkedArticle extends ArticleNames {
  id: string;
  origin: Origin;
}

/** The address of the corpus folder while a path is resolved. */
const CORPUS = "http://corpus.invalid/";

/** What leads somewhere by itself: an address with a scheme or a host, and a place of the same page. */
const IS_WHOLE = /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i;

/** The day before the name of a post. */
const LEADING_DAY = /^\d{4}-\d{1,2}-\d{1,2}-(?=.)/;

/** Folders that a site may put before the paths of a corpus: `/docs/guide`, `/project/docs/guide`. */
const MAX_LEAD = 2;

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const titleKey = (title: string) => title.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

/** Makes addresses comparable, as paths are. */
const addressKey = ({ host, pathname }: URL) => `${host}/${keyOf(decode(pathname) ?? pathname)}`;

/** Sets a value of a key that has none yet. */
function setFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
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
  /** Ids of the articles by the addresses and the titles that their owners give them; of several the first. */
  readonly #byAddress = new Map<string, string>();
  readonly #byTitle = new Map<string, string>();
  readonly #whole: WholeAddresses;

  /** `paths` are those of all files: a name stands for the same one whether that is published or not. Linear in their length, and in how deep they are. */
  constructor(paths: readonly string[], site: Site) {
    this.#whole = new WholeAddresses(site, (name) => this.#byName.get(name) ?? null);
    const byLength = paths.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const path of byLength) {
      this.#byPath.set(path.normalize("NFC"), path);
      for (const name of namesOf(path)) {
        setFirst(this.#byName, name, path);
        for (const end of endsOf(name)) setFirst(this.#byEnd, end, path);
        if (name !== keyOf(path)) this.#whole.addPost(name, path);
      }
    }
  }

  /** Takes an article that is published. */
  add(article: LinkedArticle): void {
    const { id, origin, url, sitePaths, titles, published } = article;
    this.#articles.set(id, article);
    if (origin.line === null) this.#idAt.set(origin.file, id);
    const own = url === null ? null : URL.parse(url);
    for (const address of [...sitePaths.map((path) => URL.parse(path, CORPUS)), own])
      if (address) setFirst(this.#byAddress, addressKey(address), id);
    for (const title of titles) setFirst(this.#byTitle, titleKey(title), id);
    this.#whole.add(origin, article, id);
    const [name = ""] = keyOf(origin.file).match(/[^/]*$/) ?? [];
    if (published !== null && origin.line === null)
      this.#whole.addPost(`${published.replaceAll("-", "/")}/${name.replace(LEADING_DAY, "")}`, origin.file);
  }

  /** Takes an article that is held back: its whole addresses lead nowhere. */
  hold(origin: Origin, addresses: Addresses): void {
    this.#whole.add(origin, addresses, null);
  }

  /** The file at a path, with or without its extension. */
  #at(path: string): string | null {
    const exact = path.normalize("NFC").replace(/^\/+|\/+$/g, "");
    return this.#byPath.get(exact) ?? this.#byName.get(keyOf(path)) ?? null;
  }

  /** The file that a path from the root of a site leads to, wherever in that site the corpus lies, or the site's root in the corpus. */
  #fromRoot(href: string): string | null {
    const path = href.startsWith("/") ? decode(href) : null;
    if (path === null) return null;
    const key = keyOf(path);
    const inside = endsOf(key).slice(0, MAX_LEAD + 1);
    const found = inside.map((end) => this.#byName.get(end)).find((file) => file !== undefined);
    return this.#byEnd.get(key) ?? found ?? null;
  }

  #find(href: string, from: string): string | null {
    // A site serves a page as a folder: what is relative to it may be so to that. Docusaurus seeks a file from the root at last.
    const root = formatOf(href) === null ? [] : [""];
    for (const base of [from, `${withoutExtension(from)}/`, ...root]) {
      const to = URL.parse(href, CORPUS + base.split("/").map(encodeURIComponent).join("/"));
      const path = to && decode(to.pathname.slice(1));
      const found = path === null ? null : this.#at(path);
      if (found !== null) return found;
    }
    return null;
  }

  /** The id of the article that its owner gave the address to which a link leads on the site. */
  #findAddress(href: string, from: LinkedArticle): string | null {
    const [place] = from.sitePaths;
    const own = href.startsWith("/") ? CORPUS : place === undefined ? undefined : URL.parse(place, CORPUS)?.href;
    for (const base of [from.url ?? undefined, own]) {
      const to = base === undefined ? null : URL.parse(href, base);
      const id = to === null ? undefined : this.#byAddress.get(addressKey(to));
      if (id !== undefined) return id;
    }
    return null;
  }

  /** The page of an article; `null` for a file that has none, since it is held back or has no text. */
  #lead(id: string | null | undefined, fragment: string): string | null {
    return id === null || id === undefined ? null : `/articles/${encodeURIComponent(id)}${anchorOf(fragment)}`;
  }

  #findWiki(target: string, from: string): string | null {
    const [written = "", ...places] = target.split("#");
    const name = written.trim();
    const fragment = places.at(-1) ?? "";
    const place = fragment.startsWith("^") ? "" : slug(fragment);
    if (name === "") return place === "" ? null : `#${encodeURIComponent(place)}`;
    const relative = /^\.{1,2}\//.test(name) ? this.#find(encodeURI(name), from) : null;
    const file = relative ?? this.#at(name) ?? this.#byEnd.get(keyOf(name)) ?? null;
    return this.#lead(file === null ? this.#byTitle.get(titleKey(name)) : this.#idAt.get(file), place);
  }

  /** Where a whole address leads: on to the article that it is known to be of, nowhere for one that is held back, else to what it says. */
  #followWhole(href: string): string | null {
    const id = this.#whole.find(href);
    return id === undefined ? href : this.#lead(id, /#(.*)/s.exec(href)?.[1] ?? "");
  }

  /**
   * Where a link of an article leads on its page here: to another article, or to what its own address makes of it. `null` where it
   * would lead nowhere, and the link itself where nobody knows. Complete when all articles were added.
   */
  follow(href: string, id: string): string | null {
    const from = this.#articles.get(id);
    if (from === undefined) return href;
    if (IS_WHOLE.test(href)) return this.#followWhole(href);
    const path = from.origin.file;
    if (href.startsWith(WIKI)) return this.#findWiki(decode(href.slice(WIKI.length)) ?? "", path);
    const [address = "", fragment = ""] = href.split(/#(.*)/s);
    const [, root = address] = /^(?:@site|@(?=\/))(\/.*)/.exec(address) ?? [];
    const bare = root.replace(/\?.*/s, "");
    const exact = bare === "" ? null : this.#find(bare, path);
    const known = bare === "" || exact !== null ? null : this.#findAddress(bare, from);
    if (known !== null) return this.#lead(known, fragment);
    const file = exact ?? this.#fromRoot(bare);
    if (file !== null) return this.#lead(this.#idAt.get(file), fragment);
    if (from.url !== null) return this.#followWhole(URL.parse(href, from.url)?.href ?? href);
    return isForArticle(bare) ? null : href;
  }
}
