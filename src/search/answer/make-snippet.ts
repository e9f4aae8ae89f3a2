import type { Snippet } from "../../contract/search-response.ts";
import type { Language } from "../../text/language.ts";
import { splitSentences, type TextRange } from "../../text/split-sentences.ts";
import { findHighlights, findOccurrences, type Sought } from "./find-highlights.ts";

/** Longest snippet, in UTF-16 code units: two lines and a half of a result page. */
const MAX_LENGTH = 280;

const ELLIPSIS = "…";

/** Stands between lines that do not end as sentences do: list items and table rows. */
const LINE_BREAK = " · ";
const LINE_END = /(?:[.!?:;,…。！？]["'”’)]*)?\n/gu;

/** Cuts a sentence that is too long for a snippet into stretches between words. */
function* stretches(text: string, { start, end }: TextRange): Generator<TextRange> {
  let from = start;
  while (end - from > MAX_LENGTH) {
    const cut = text.lastIndexOf(" ", from + MAX_LENGTH - 1);
    const to = cut > from ? cut + 1 : from + MAX_LENGTH;
    yield { start: from, end: to };
    from = to;
  }
  yield { start: from, end };
}

/** The run of stretches, within the length allowed, that has the most of what is sought; the shortest of equals, then the first. */
function densestWindow(pieces: readonly (TextRange & { names: readonly string[] })[]): TextRange {
  let best = { start: 0, end: 0, count: -1 };
  for (const [index, first] of pieces.entries()) {
    const names = new Set<string>();
    for (const piece of pieces.slice(index)) {
      if (piece.end - first.start > MAX_LENGTH) break;
      for (const name of piece.names) names.add(name);
      const isShorter = piece.end - first.start < best.end - best.start;
      if (names.size > best.count || (names.size === best.count && isShorter))
        best = { start: first.start, end: piece.end, count: names.size };
    }
  }
  return best;
}

/** Widens the densest window, first onward, then back, while whole stretches fit: a short snippet says less. */
function fillWindow(pieces: readonly TextRange[], { start, end }: TextRange): TextRange {
  const onward = pieces.filter((piece) => piece.start >= end && piece.end - start <= MAX_LENGTH);
  const last = onward.at(-1)?.end ?? end;
  const back = pieces.filter((piece) => piece.end <= start && last - piece.start <= MAX_LENGTH);
  return { start: back[0]?.start ?? start, end: last };
}

/**
 * Makes the excerpt of a passage that shows most of what is sought, cut at sentences where they are short enough,
 * with an ellipsis at each end that leaves text out. `lines` are the passage as its reader sees it.
 */
export function makeSnippet(lines: readonly string[], sought: Sought, language: Language): Snippet {
  const text = lines.join("\n");
  const occurrences = findOccurrences(text, sought, language);
  const pieces = splitSentences(text)
    .flatMap((sentence) => [...stretches(text, sentence)])
    .map((range) => {
      const inside = occurrences.filter(({ start, end }) => start >= range.start && end <= range.end);
      return { ...range, names: inside.map(({ name }) => name) };
    });
  const { start, end } = fillWindow(pieces, densestWindow(pieces));
  const shown = text
    .slice(start, end)
    .trim()
    .replace(LINE_END, (end) => (end === "\n" ? LINE_BREAK : end.replace("\n", " ")));
  const cut = `${start > 0 ? `${ELLIPSIS} ` : ""}${shown}${end < text.length ? ` ${ELLIPSIS}` : ""}`;
  return { text: cut, highlights: findHighlights(cut, sought, language) };
}
