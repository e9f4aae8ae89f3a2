import type { TextRange } from "../../text/split-sentences.ts";

/** A name without an end stop behind the last sentence of a paragraph: "… said the agency. The Daily Gazette". */
const STUCK =
  /(?<=[.!?]["'”’)]?)\s+((?:The\s+)?\p{Lu}[\p{L}\p{N}.&'’-]*(?:\s+(?:of|the|and|de|la|&|\p{Lu}[\p{L}\p{N}&'’-]*)){0,4})$/u;

/** Words by which news services are called. */
const SERVICE =
  /\b(?:Times|Post|News|Herald|Independent|Guardian|Telegraph|Gazette|Tribune|Chronicle|Journal|Mail|Mirror|Express|Standard|Observer|Star|Sun|Globe|Courier|Press|Daily|Weekly|Today|Review|Magazine|Reuters|Bloomberg|Agency|Wikipedia|AP|AFP|BBC|CNN|NPR|Yonhap|Xinhua|KCNA|TASS|Kyodo|Zeitung|Spiegel|Welt|Monde|Figaro|País|Mundo)\b/u;

/** Shortest paragraph that such a name is looked for in, in UTF-16 code units: shorter ones may be quotations with their speaker. */
const MIN_PARAGRAPH = 80;

/** Longest end of a paragraph that such a name is looked for in, in UTF-16 code units. */
const MAX_STUCK = 80;

/** Share of paragraphs that end with a sentence, or with one and such a name, where the writer ends each with one. */
const MIN_ENDED = 0.7;

/** The name at the end of a paragraph, with the space before it; empty when there is none. */
function findStuck(paragraph: string): string {
  const [stuck = "", name = ""] =
    (paragraph.length < MIN_PARAGRAPH ? null : STUCK.exec(paragraph.slice(-MAX_STUCK))) ?? [];
  return SERVICE.test(name) ? stuck : "";
}

/**
 * Finds the names of news services that links to them left at the ends of paragraphs, as ranges of the text with the
 * space before them. None where paragraphs do not end as sentences do. Linear.
 */
export function findSourceNames(text: string, paragraphs: readonly TextRange[]): TextRange[] {
  const written = paragraphs.map(({ start, end }) => ({ start, paragraph: text.slice(start, end).trimEnd() }));
  const ended = written.filter(({ paragraph }) => /[.!?…]["'”’)]*$/.test(paragraph)).length;
  const names = written.flatMap(({ start, paragraph }) => {
    const stuck = findStuck(paragraph);
    const end = start + paragraph.length;
    return stuck === "" ? [] : [{ start: end - stuck.length, end }];
  });
  return ended + names.length < paragraphs.length * MIN_ENDED ? [] : names;
}
