import type { TextRange } from "../text/split-sentences.ts";
import { countTokens } from "./count-tokens.ts";
import { cutText, splitReadable } from "./cut-text.ts";

/** Marked places of a text, [start, end) each, in order. */
type Marks = readonly (readonly number[])[];

/** A sentence, or a part of one that is too long, with its tokens and the words that are marked in it. */
interface Piece extends TextRange {
  tokens: number;
  marked: readonly string[];
}

/** Parts of a sentence that does not fit: some of them fit, around what is marked. */
const PARTS = 4;

function* splitPieces(text: string, maxTokens: number): Generator<TextRange> {
  for (const { start, end } of splitReadable(text)) {
    let from = start;
    while (countTokens(text.slice(from, end)) > maxTokens) {
      const to = from + cutText(text.slice(from, end), maxTokens / PARTS);
      if (to === from) break;
      yield { start: from, end: to };
      from = to;
    }
    if (from < end) yield { start: from, end };
  }
}

function makePieces(text: string, marks: Marks, maxTokens: number): Piece[] {
  let next = 0;
  return Array.from(splitPieces(text, maxTokens), ({ start, end }) => {
    const first = next;
    while ((marks[next]?.[0] ?? end) < end) next += 1;
    const marked = marks.slice(first, next).map(([from, to]) => text.slice(from, to).toLowerCase());
    return { start, end, tokens: countTokens(text.slice(start, end)), marked };
  });
}

/** A run of neighbouring pieces, which grows at its end and shrinks at its beginning. */
class Run {
  first = 0;
  end = 0;
  tokens = 0;
  /** Marked words in it. */
  marks = 0;
  readonly #counts = new Map<string, number>();

  /** Marked words that are different. */
  get words(): number {
    return this.#counts.size;
  }

  #count(words: readonly string[], by: 1 | -1): void {
    this.marks += words.length * by;
    for (const word of words) {
      const count = (this.#counts.get(word) ?? 0) + by;
      if (count > 0) this.#counts.set(word, count);
      else this.#counts.delete(word);
    }
  }

  add({ tokens, marked }: Piece): void {
    this.end += 1;
    this.tokens += tokens;
    this.#count(marked, 1);
  }

  drop({ tokens, marked }: Piece): void {
    this.first += 1;
    this.tokens -= tokens;
    this.#count(marked, -1);
  }
}

/** The run that fits and has the most different marked words, then the most of them, then stands first. */
function findBestRun(pieces: readonly Piece[], maxTokens: number): { first: number; end: number; tokens: number } {
  const run = new Run();
  let best = { first: 0, end: 0, tokens: 0, words: 0, marks: 0 };
  for (const piece of pieces) {
    run.add(piece);
    for (let left = pieces[run.first]; left && run.tokens > maxTokens; left = pieces[run.first]) run.drop(left);
    const { first, end, tokens, words, marks } = run;
    if (words > best.words || (words === best.words && marks > best.marks)) best = { first, end, tokens, words, marks };
  }
  return best;
}

/**
 * Finds the stretch of a text, of at most `maxTokens` tokens, that shows most of what is marked in it: whole sentences where they
 * fit, as {@link cutText} cuts, filled up onward and then back. When the beginning shows all of it, it is the beginning. Linear.
 */
export function cutAround(text: string, marks: Marks, maxTokens: number): TextRange {
  const end = cutText(text, maxTokens);
  if (marks.every(([, to = 0]) => to <= end)) return { start: 0, end };
  const pieces = makePieces(text, marks, maxTokens);
  const run = findBestRun(pieces, maxTokens);
  for (; run.first < run.end && pieces[run.first]?.marked.length === 0; run.first++)
    run.tokens -= pieces[run.first]?.tokens ?? 0;
  const fits = (piece: Piece | undefined) => piece !== undefined && run.tokens + piece.tokens <= maxTokens;
  for (; fits(pieces[run.end]); run.end++) run.tokens += pieces[run.end]?.tokens ?? 0;
  for (; fits(pieces[run.first - 1]); run.first--) run.tokens += pieces[run.first - 1]?.tokens ?? 0;
  const [from, to] = [pieces[run.first], pieces[run.end - 1]];
  if (!from || !to || run.first >= run.end) return { start: 0, end };
  // Pieces together may count a little more than each by itself.
  const excess = countTokens(text.slice(from.start, to.end)) - maxTokens;
  if (excess > 0 && excess < maxTokens) return cutAround(text, marks, maxTokens - excess);
  return { start: from.start, end: to.end };
}
