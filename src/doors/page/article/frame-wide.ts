import { chooseWords } from "../words/choose-words.ts";
import type { Words } from "../words/words.ts";

/** What the build writes around footnotes, in English: the name of their list, and that of the link back from one. */
const NOTES =
  /(?<=<h2 class="sr-only" id="footnote-label">)Footnotes|(?<= aria-label=")Back to reference ([\d-]+)(?=" class="data-footnote-backref")/g;

/** Says what stands around footnotes in the language of their article, where the pages speak it. */
export function nameFootnotes(html: string, lang: string): string {
  const { article } = chooseWords(lang, undefined);
  return html.replace(NOTES, (_, number?: string) => (number ? article.backToNote(number) : article.footnotes));
}

/** A tag; what is quoted in it may hold anything. */
const TAG = /<(\/?[a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;

/** The name of the tag of a heading, with its level. */
const HEADING = /^h([1-6])$/;

/** Makes the levels of a text's headings, in their order, from its own: the first below the title's, the others a level below what they are under. */
function createLevels(): (level: number) => number {
  let above: number[] = [];
  return (level) => {
    above = [...above.filter((other) => other < level), level];
    return Math.min(above.length + 1, 6);
  };
}

/** What a picture's tag says of it; one without an `alt` gets an empty one, so that it is decoration. */
function describePicture(rest: string): string {
  return /\salt=/.test(rest.replace(/"[^"]*"/g, '""')) ? rest : ` alt=""${rest}`;
}

/**
 * Fits the safe HTML of a text into a page. What may be wider than the page scrolls by itself, by keyboard too: tables and code
 * become groups that can be focused, each with a name. Pictures wait until they are near. Headings follow the title, the page's
 * one heading of the first level, and leave no level out. Linear.
 */
export function frameWide(html: string, { article }: Words): string {
  const levelOf = createLevels();
  let [tables, codes, heading] = [0, 0, ""];
  return html.replace(TAG, (tag, name: string, rest: string) => {
    const [, level] = HEADING.exec(name) ?? [];
    if (level) heading = `h${levelOf(Number(level))}`;
    if (level) return `<${heading}${rest}>`;
    if (/^\/h[1-6]$/.test(name)) return `</${heading}>`;
    if (name === "img") return `<img loading="lazy"${describePicture(rest)}>`;
    if (name === "pre") return `<pre tabindex="0" role="group" aria-label="${article.code(++codes)}"${rest}>`;
    if (name === "/table") return `${tag}</div>`;
    if (name !== "table") return tag;
    return `<div class="wide" tabindex="0" role="group" aria-label="${article.table(++tables)}">${tag}`;
  });
}
