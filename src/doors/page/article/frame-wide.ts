import type { Words } from "../words/words.ts";

/** A tag; what is quoted in it may hold anything. */
const TAG = /<(\/?[a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;

/**
 * Lets what may be wider than the page scroll by itself, by keyboard too: tables and code of safe HTML become groups that can be
 * focused, each with a name. Pictures wait until they are near. Linear.
 */
export function frameWide(html: string, { article }: Words): string {
  let [tables, codes] = [0, 0];
  return html.replace(TAG, (tag, name: string, rest: string) => {
    if (name === "img") return `<img loading="lazy"${rest}>`;
    if (name === "pre") return `<pre tabindex="0" role="group" aria-label="${article.code(++codes)}"${rest}>`;
    if (name === "/table") return `${tag}</div>`;
    if (name !== "table") return tag;
    return `<div class="wide" tabindex="0" role="group" aria-label="${article.table(++tables)}">${tag}`;
  });
}
