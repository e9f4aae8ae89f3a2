/** A stretch of text as it is written: marks that a reader does not see, then what is seen. */
export interface EscapedRun {
  hidden: string;
  seen: string;
}

/** Where a text stands in its line, which decides what Markdown would read into it. */
export interface TextPlace {
  isLineStart: boolean;
  /** Whether the line ends a heading, where `#` would close it. */
  isHeadingEnd: boolean;
  isInCell: boolean;
}

/** An address up to where a sentence goes on; what GitHub's Markdown links by itself; marks; entities. */
const SPECIAL =
  /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"\]]|www\.|[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#a-z])|\|/giu;

/** What begins a block at the beginning of a line: headings, items, quotes, rules, rows and underlines. */
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|[+](?=\s|$)|-(?=[\s:|-]|$)|[>=:|]|(\d{1,9})[.)](?=\s|$))/;

/** The offsets of characters that need a backslash. */
function* findEscapes(text: string, { isLineStart, isHeadingEnd }: TextPlace): Generator<number> {
  const start = isLineStart ? BLOCK_START.exec(text) : null;
  if (start) yield start[1]?.length ?? 0;
  const close = isHeadingEnd ? /(?:^|\s)(#+)$/.exec(text) : null;
  if (close) yield text.length - (close[1]?.length ?? 0);
}

/** Writes a text so that Markdown means what it says: each special character behind a backslash, addresses in angle brackets. */
export function escapeText(text: string, place: TextPlace): EscapedRun[] {
  const runs: EscapedRun[] = [];
  const escapes = new Set(findEscapes(text, place));
  let hidden = "";
  let at = 0;
  const cut = (offset: number, mark: string): void => {
    if (offset > at) runs.push({ hidden, seen: text.slice(at, offset) });
    hidden = offset > at ? mark : hidden + mark;
    at = offset;
  };
  for (const { index, 0: special } of text.matchAll(SPECIAL)) {
    for (const offset of escapes) if (offset <= index && escapes.delete(offset) && offset < index) cut(offset, "\\");
    if (/^http/i.test(special)) {
      cut(index, "<");
      cut(index + special.length, ">");
    } else if (/^www/i.test(special)) cut(index + 3, "\\");
    else if (special !== "|" || place.isInCell || (place.isLineStart && index === 0)) cut(index, "\\");
  }
  for (const offset of escapes) cut(offset, "\\");
  if (at < text.length || hidden !== "") runs.push({ hidden, seen: text.slice(at) });
  return runs;
}
