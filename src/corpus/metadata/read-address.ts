import { withoutExtension } from "../without-extension.ts";

/** Parameters that say which advertisement, letter or post a reader came from, and nothing of what is read. */
const TRACKING =
  /^(?:utm_\w+|at_(?:medium|campaign|custom\d|link\w+|ptr_name|bbc_team)|mc_[ce]id|_hs(?:enc|mi)|(?:fb|g|d|y|tt|tw)clid|msclkid|gbraid|wbraid|igshid|igsh|ref_src|ref_url|cmpid|ncid|soc_src|soc_trk|mkt_tok|s_cid|xtor|wt_mc|wt\.mc_\w+)$/i;

/** Gives an http or https address as it is looked up: a relative one completed, without what only tracks its reader; `null` for any other text. */
export function readAddress(text: string, base: string | null): string | null {
  const isWhole = /^https?:\/\//i.test(text);
  const whole = text.startsWith("//") ? `https:${text}` : text;
  const url = URL.parse(whole, isWhole || base === null ? undefined : base);
  if (!url || !/^https?:$/.test(url.protocol) || text.includes(":title")) return null;
  for (const name of [...url.searchParams.keys()].filter((key) => TRACKING.test(key))) url.searchParams.delete(name);
  return url.href;
}

/**
 * Gives the path of a site, from its root, that a text names; `null` for whole addresses and for patterns such as `/:year/:title`.
 * A name of `sibling`, a file, replaces the name of that.
 */
export function readSitePath(text: string, sibling: string | null): string | null {
  if (/[:*{}<>\s]/.test(text) || text.startsWith("//") || /^(?:true|false)$/.test(text)) return null;
  if (sibling === null || text.startsWith("/")) return text.replace(/^\/*/, "/");
  const page = withoutExtension(sibling).replace(/\/_?index$/i, "");
  return `/${page.replace(/[^/]*$/, "")}${text}`;
}
