import type { PreparedArticle } from "../../corpus/article.ts";
import { writeMarkup } from "../format/markup-record.ts";
import type { StoredHead, StoredPassage } from "../stored-article.ts";
import { estimateTokens } from "./estimate-tokens.ts";

const encoder = new TextEncoder();

/** Where each passage's text lies in the bytes of its article's, which are read once. */
function placePassages({ text, passages }: PreparedArticle): StoredPassage[] {
  let [unit, byte] = [0, 0];
  const byteAt = (offset: number) => {
    byte += encoder.encode(text.slice(unit, offset)).length;
    unit = offset;
    return byte;
  };
  return passages.map(({ id, section, span }) => {
    const start = byteAt(span.start);
    return { id, section, span, bytes: { start, end: byteAt(span.end) } };
  });
}

/** Makes what the index knows of an article, given how long its text and its page are in UTF-8. */
export function makeHead(article: PreparedArticle, textBytes: number, pageBytes: number): StoredHead {
  const { record, summary, aliases, guessed, text, visible, sections } = article;
  return {
    record,
    summary,
    aliases,
    guessed,
    tokens: estimateTokens(text),
    markup: writeMarkup(visible.markup),
    beginsWithTitle: sections[0]?.title === record.title && text.slice(0, sections[0].start).trim() === "",
    sections: sections.map((section) => ({
      ...section,
      tokens: estimateTokens(text.slice(section.start, section.end)),
    })),
    passages: placePassages(article),
    textBytes,
    trimmedBytes: encoder.encode(text.trim()).length,
    pageBytes,
  };
}
