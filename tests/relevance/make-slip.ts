/** A word of a query with one slip in it, and the query without that word. */
export interface Slip {
  slipped: string;
  lost: string;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Shorter words have too many neighbours to tell which was meant. */
const MIN_LETTERS = 4;

/** Makes one random edit in one random word: a letter put in, left out or exchanged, or two swapped. `null` without a long word. */
export function makeSlip(query: string, random: () => number): Slip | null {
  const draw = (below: number) => Math.floor(random() * below);
  const words = [...query.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= MIN_LETTERS);
  const chosen = words[draw(words.length)];
  if (!chosen) return null;
  const [word] = chosen;
  const [at, letter] = [draw(word.length - 1), LETTERS.charAt(draw(LETTERS.length))];
  const edits = [
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  const put = (other: string) => query.slice(0, chosen.index) + other + query.slice(chosen.index + word.length);
  return { slipped: put(edits[draw(edits.length)] ?? word), lost: put("") };
}
