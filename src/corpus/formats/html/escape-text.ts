/** A stretch of text as it is written: marks that a reader does not see, then what is seen. */
export interface EscapedRun {
  hidden: string;
  seen: string;
}

/** Where a text stands in its line, which decides what Markdown would read into it. */
export interface TextPlace {
  /** Whether it begins a line of a paragraph, where blocks begin. */
  isLineStart: boolean;
  /** Whether the line ends a heading, where `#` would close it. */
  isHeadingEnd: boolean;
  isInCell: boolean;
  /** Whether the text is that of a link, in which no other begins. */
  isInLink: boolean;
}

/** An address up to where a sentence goes on; what GitHub's Markdown links by itself; marks; entities. */
const SPECIAL =
  /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"\]]|www\.|[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#a-z])|\|/giu;

/** The same in the text of a link, where no other may begin: the beginnings of addresses. */
const SPECIAL_IN_LINK = /https?(?=:\/\/)|www(?=\.)|[\\`*[\]<~^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#a-z])|\|/giu;

const WWW = "www.";

/** What closes a heading rather than stands in it. */
const HEADING_CLOSE = /(?:^|\s)(#+)$/;

/** What begins a block at the beginning of a line: headings, items, quotes, rules, rows and underlines. */
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|[+](?=\s|$)|-(?=[\s:|-]|$)|[>=:|]|(\d{1,9})[.)](?=\s|$))/;

/** A mark and the offset before which it stands. */
type Mark = readonly [offset: number, mark: string];

/** Backslashes before what would begin or close a block. */
function* findBlockMarks(text: string, { isLineStart, isHeadingEnd }: TextPlace): Generator<Mark> {
  const start = isLineStart ? BLOCK_START.exec(text) : null;
  if (start) yield [start[1]?.length ?? 0, "\\"];
  const close = isHeadingEnd ? HEADING_CLOSE.exec(text) : null;
  if (close) yield [text.length - (close[1]?.length ?? 0), "\\"];
}

/** Backslashes before what means something in the text of a link. */
function* findLinkMarks(text: string, isInCell: boolean): Generator<Mark> {
  for (const { index, 0: special } of text.matchAll(SPECIAL_IN_LINK))
    if (special !== "|" || isInCell) yield [special.length > 1 ? index + special.length : index, "\\"];
}

/** Backslashes before what means something inside a line, and brackets around addresses. */
function* findInlineMarks(text: string, isInCell: boolean): Generator<Mark> {
  for (const { index, 0: special } of text.matchAll(SPECIAL)) {
    if (special.length > WWW.length) {
      yield [index, "<"];
      yield [index + special.length, ">"];
    } else if (special.length === WWW.length) yield [index + WWW.length - 1, "\\"];
    else if (special !== "|" || isInCell) yield [index, "\\"];
  }
}

/** Writes a text so that Markdown means what it says: each special character behind a backslash, addresses in angle brackets. */
export function escapeText(text: string, place: TextPlace): EscapedRun[] {
  const runs: EscapedRun[] = [];
  let hidden = "";
  let at = 0;
  const inline = place.isInLink ? findLinkMarks(text, place.isInCell) : findInlineMarks(text, place.isInCell);
  const marks = [...findBlockMarks(text, place), ...inline].sort(([a], [b]) => a - b);
  for (const [offset, mark] of marks) {
    if (offset > at) runs.push({ hidden, seen: text.slice(at, offset) });
    hidden = offset > at ? mark : hidden + mark;
    at = offset;
  }
  if (at < text.length || hidden !== "") runs.push({ hidden, seen: text.slice(at) });
  return runs;
}
