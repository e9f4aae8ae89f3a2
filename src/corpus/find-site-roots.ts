import { decodeText } from "./formats/decode-text.ts";
import type { SourceFile } from "./formats/format.ts";

/** Where a site is published, and the folder of the corpus that it is made from. */
export interface SiteRoot {
  /** An http or https address, with `/` at its end. */
  href: string;
  /** Empty for the corpus itself, else with `/` at its end. */
  folder: string;
  /** The path, from there, of the folder in which posts go by their names alone; `null` where they have their days in their addresses. */
  posts: string | null;
}

/** How the configuration of a generator names the address of its site: at the beginning of a line, in YAML and Python without an indent. */
interface ConfigKeys {
  address: RegExp;
  /** The path below that address, where it is a key of its own. */
  path?: RegExp;
  /** How the addresses of posts are made, up to their names, where those have no days. */
  posts?: RegExp;
}

const VALUE = String.raw`["']?\s*[:=]\s*["'\`]?`;
const makeKey = (name: string, value: string) => new RegExp(`^${name}${VALUE}(${value})`, "im");
const POSTS = /^permalink:\s*["']?\/?((?:[\w-]+\/)*):(?:title|slug)(?=[/."'\s])/m;
const makeKeys = (address: string, path?: string): ConfigKeys => ({
  address: makeKey(address, String.raw`(?:https?:)?//[^\s"'\`,#]+`),
  ...(path !== undefined && { path: makeKey(path, String.raw`/[^\s"'\`,#]*`) }),
});

/** Configurations by their names, in the folder of a site: of Jekyll and Hexo, Hugo and Zola, MkDocs, Docusaurus, Astro, Gatsby, Pelican, Nikola and Sphinx. */
const CONFIGS: ReadonlyMap<RegExp, ConfigKeys> = new Map([
  [/^_config\.ya?ml$/, { ...makeKeys("url", "(?:baseurl|root)"), posts: POSTS }],
  [/^(?:config\/_default\/)?(?:hugo|config|zola)\.(?:toml|ya?ml|json)$/, makeKeys(String.raw`\s*["']?base_?url`)],
  [/^mkdocs\.ya?ml$/, makeKeys("site_url")],
  [/^docusaurus\.config\.[cm]?[jt]s$/, makeKeys(String.raw`\s*url`, String.raw`\s*baseUrl`)],
  [/^astro\.config\.[cm]?[jt]s$/, makeKeys(String.raw`\s*site`, String.raw`\s*base`)],
  [/^gatsby-config\.[cm]?[jt]s$/, makeKeys(String.raw`\s*siteUrl`)],
  [/^(?:pelicanconf|publishconf|conf)\.py$/, makeKeys("(?:SITE_?URL|html_baseurl)")],
]);

/** The file by which GitHub's pages know the name of their host. */
const HOST_FILE = /^(?:(?:static|public|docs|source|src)\/)?CNAME$/;

/** Longest configuration that is read, in bytes: a table of data may have its name. */
const MAX_BYTES = 500_000;

/** What is known of a site besides its address. */
interface RootPlace {
  /** The path of its root there. */
  path?: string;
  folder?: string;
  posts?: string | null;
}

function makeRoot(address: string, { path = "", folder = "", posts = null }: RootPlace = {}): SiteRoot[] {
  const url = URL.parse(address.startsWith("//") ? `https:${address}` : address);
  if (!url) return [];
  const below = path.replace(/\/*$/, "");
  const start = url.pathname.replace(/\/*$/, "");
  return [{ href: `${url.origin}${start.endsWith(below) ? start : start + below}/`, folder, posts }];
}

function readConfig(text: string, { address, path, posts }: ConfigKeys, folder: string): SiteRoot[] {
  const [found, below, named] = [address, path, posts].map((key) => key?.exec(text)?.[1]);
  return found === undefined ? [] : makeRoot(found, { path: below ?? "", folder, posts: named ?? null });
}

/** A file that cannot be read says nothing here; whoever wants its text says that it cannot. */
function readText(file: SourceFile): string {
  try {
    const { bytes } = file;
    return bytes.length > MAX_BYTES ? "" : (decodeText(bytes)?.text ?? "");
  } catch {
    return "";
  }
}

/** The address that a file of the corpus gives its site. */
function readRoot(file: SourceFile): SiteRoot[] {
  const { path } = file;
  const [, folder = "", name = ""] = /^([^/]+\/(?!_default\/))?(.+)$/.exec(path) ?? [];
  const [, keys] = [...CONFIGS].find(([pattern]) => pattern.test(name)) ?? [];
  const isHost = HOST_FILE.test(path);
  if (!keys && !isHost) return [];
  // Of any other file nothing is read.
  const text = readText(file);
  if (keys) return readConfig(text, keys, folder);
  const [host = ""] = text.trim().split(/\s/, 1);
  return /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? makeRoot(`https://${host}`) : [];
}

/**
 * Finds where the site is published that a corpus is made into: by `base` of its settings, else by the configuration of its
 * generator, in the corpus folder or in one right below it.
 */
export function findSiteRoots(files: readonly SourceFile[], base: string | null): SiteRoot[] {
  const own = base === null ? [] : makeRoot(base.replace(/[?#].*/s, ""));
  return [...own, ...files.flatMap(readRoot)];
}
