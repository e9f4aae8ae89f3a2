import type { Words } from "../words/words.ts";

/** A tag; what is quoted in it may hold anything. */
const TAG = /<(\/?[a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;

/** The name of a tag of a heading that can go a level deeper, with its level. */
const HEADING = /^(\/?h)([1-5])$/;

/** What a picture's tag says of it; one without an `alt` gets an empty one, so that it is decoration. */
function describePicture(rest: string): string {
  return /\salt=/.test(rest.replace(/"[^"]*"/g, '""')) ? rest : ` alt=""${rest}`;
}

/**
 * Fits the safe HTML of a text into a page. What may be wider than the page scrolls by itself, by keyboard too: tables and code
 * become groups that can be focused, each with a name. Pictures wait until they are near. The page's one heading of the first
 * level is the title: where the text has such headings, all of its headings go a level deeper. Linear.
 */
export function frameWide(html: string, { article }: Words): string {
  let [tables, codes] = [0, 0];
  const deeper = html.includes("<h1") ? 1 : 0;
  return html.replace(TAG, (tag, name: string, rest: string) => {
    const [, heading, level] = HEADING.exec(name) ?? [];
    if (heading) return `<${heading}${Number(level) + deeper}${rest}>`;
    if (name === "img") return `<img loading="lazy"${describePicture(rest)}>`;
    if (name === "pre") return `<pre tabindex="0" role="group" aria-label="${article.code(++codes)}"${rest}>`;
    if (name === "/table") return `${tag}</div>`;
    if (name !== "table") return tag;
    return `<div class="wide" tabindex="0" role="group" aria-label="${article.table(++tables)}">${tag}`;
  });
}
