import type { Origin } from "../fault.ts";
import type { SiteRoot } from "../find-site-roots.ts";
import { namesOfPage, namesOfPost, parseWhole, pathsUnder, wholeKey } from "./own-addresses.ts";

/** Where an article is on its own site. */
export interface Addresses {
  /** Its own address, where it has one. */
  url: string | null;
  /** Paths of its site at which it is or was, where it is first. */
  sitePaths: readonly string[];
}

/** The site that a corpus is made into, as far as that is known. */
export interface Site {
  roots: readonly SiteRoot[];
  /** A language tag (BCP 47). */
  language: string;
}

/** The root of the site while its address is not known. */
const ROOT = "http://corpus.invalid/";

/** The key of a page whose address is a host alone. */
const isHome = (key: string) => !/[/?]/.test(key);

const keyOfPath = (path: string) => wholeKey(new URL(path.replace(/^\/*/, ""), ROOT));

/** Knows which whole addresses (`https://blog.example/2020/hens/`) are those of articles. */
export class WholeAddresses {
  /** Ids by address and by file; `null` for what is held back. */
  readonly #byAddress = new Map<string, string | null>();
  readonly #byFile = new Map<string, string | null>();
  /** Home pages that several articles give as their address: a mistake of their site. */
  readonly #shared = new Set<string>();
  /** Files by what {@link namesOfPost} gives; `null` for what several have. */
  readonly #byPost = new Map<string, string | null>();
  readonly #site: Site;
  readonly #fileNamed: (name: string) => string | null;

  constructor(site: Site, fileNamed: (name: string) => string | null) {
    this.#site = site;
    this.#fileNamed = fileNamed;
  }

  /** Takes a file that is a post, by its day and its name: `2020/01/05/hens`. */
  addPost(name: string, file: string): void {
    for (const post of namesOfPost(name)) {
      const known = this.#byPost.get(post);
      this.#byPost.set(post, known === undefined || known === file ? file : null);
    }
  }

  /** Takes an article; `null` for one that is held back. */
  add({ file, line }: Origin, { url, sitePaths }: Addresses, id: string | null): void {
    if (line === null) this.#byFile.set(file, id);
    for (const path of sitePaths) if (URL.canParse(path, ROOT)) this.#name(keyOfPath(path), id);
    const whole = url === null ? null : parseWhole(url);
    if (whole) this.#name(wholeKey(whole), id);
  }

  /** Of several articles with an address the first that is published has it. */
  #name(key: string, id: string | null): void {
    const known = this.#byAddress.get(key);
    if (known && id !== null && isHome(key)) this.#shared.add(key);
    this.#byAddress.set(key, known ?? id);
  }

  /** The article of the page at an address, by where the site is. */
  #findPage(url: URL): string | null | undefined {
    for (const page of pathsUnder(url, this.#site.roots)) {
      const known = this.#byAddress.get(keyOfPath(page.path));
      if (known !== undefined) return known;
      const named = namesOfPage(page, this.#site.language).map(this.#fileNamed);
      const post = this.#byPost.get(page.post ?? "");
      const file = named.find((found) => found !== null) ?? post ?? null;
      if (file !== null) return this.#byFile.get(file);
    }
    return undefined;
  }

  /** The id of the article that an address is of; `null` where that is held back, `undefined` where it is of none. Complete when all articles were added. */
  find(href: string): string | null | undefined {
    const url = parseWhole(href);
    if (url === null) return undefined;
    const key = wholeKey(url);
    if (this.#shared.has(key)) return undefined;
    const known = this.#byAddress.get(key);
    if (known) return known;
    const page = this.#findPage(url);
    return page === undefined ? known : page;
  }
}
