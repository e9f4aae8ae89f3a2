import { tokenise } from "../../../text/tokenise.ts";

/** A tag, what is quoted in it included, an entity, or text between them. */
const PIECE = /<(?:"[^"]*"|[^">])*>|&[#\w]+;|[^<&]+/g;

function markText(text: string, words: ReadonlySet<string>): string {
  let marked = "";
  let at = 0;
  for (const { start, end, word } of tokenise(text)) {
    if (!words.has(word)) continue;
    marked += `${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`;
    at = end;
  }
  return marked + text.slice(at);
}

/** Marks words, given as they are folded, in the text of safe HTML; tags and entities stay as they are. Linear. */
export function markWords(html: string, words: ReadonlySet<string>): string {
  if (words.size === 0) return html;
  return html.replace(PIECE, (piece) => (/^[<&]/.test(piece) ? piece : markText(piece, words)));
}
