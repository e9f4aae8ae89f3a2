import { html } from "hono/html";
import type { Html } from "../html.ts";
import type { Words } from "./words.ts";

/** Stands around the number of a place: a private character, which no text of the pages has. */
const MARK = "\u{f0000}";

/** Puts pieces of HTML into the places of a text, wherever a language has them. */
export function fillText(text: (...places: string[]) => string, ...pieces: readonly Html[]): Html {
  const parts = text(...pieces.map((_, at) => `${MARK}${at}${MARK}`)).split(MARK);
  return html`${parts.map((part, at) => (at % 2 === 0 ? part : (pieces[Number(part)] ?? "")))}`;
}

/** Lists pieces of HTML as a sentence does: all of them, or one of them. */
export function listPieces(pieces: readonly Html[], { lang }: Words, type: "conjunction" | "disjunction"): Html {
  const parts = new Intl.ListFormat(lang, { type }).formatToParts(pieces.map((_, at) => String(at)));
  return html`${parts.map((part) => (part.type === "element" ? (pieces[Number(part.value)] ?? "") : part.value))}`;
}
