import { createRandom } from "../../create-random.ts";

/**
 * Share of words that are made up, and how fast their use falls with their rank, as a power of it (Zipf's law). Both are
 * such that the vocabulary goes on growing about as it does in the State of the Union addresses, with the square root
 * of the text's length (Heaps' law).
 */
const MADE_UP = 0.006;
const STEEPNESS = 1.9;

const ONSETS =
  "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w z".split(" ");
const VOWELS = "a e i o u ai ea ee io ou".split(" ");
const CODAS = ["", "", "", "l", "m", "n", "r", "s", "t", "ck", "nd", "ng", "rd", "st"];

/** Words with how often each was used. */
type Counts = readonly (readonly [word: string, count: number])[];

function pick(parts: readonly string[], random: () => number): string {
  return parts[Math.floor(random() * parts.length)] ?? "";
}

/** Makes up a word for a rank, of about 8 letters as rare English words have: the sum of draws is nearly normal. */
function makeWord(rank: number): string {
  const random = createRandom(rank);
  const letters = 2 + 2.4 * (random() + random() + random() + random());
  let word = "";
  while (word.length < letters) word += pick(ONSETS, random) + pick(VOWELS, random) + pick(CODAS, random);
  return word;
}

/** Creates a source of the words given, each as often as it was counted. */
function createKnownWords(counts: Counts, random: () => number): () => string {
  const ends = new Float64Array(counts.length);
  let total = 0;
  for (const [at, [, count]] of counts.entries()) {
    total += count;
    ends[at] = total;
  }
  return () => {
    const drawn = random() * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return counts[low]?.[0] ?? "";
  };
}

/** Creates a source of words without end: the words counted, as often as they were, and ever more that are made up. */
export function createWordSource(counts: Counts, random: () => number): () => string {
  const nextKnown = createKnownWords(counts, random);
  const made = new Map<number, string>();
  return () => {
    if (random() >= MADE_UP) return nextKnown();
    const rank = Math.floor(counts.length * (1 - random()) ** (-1 / (STEEPNESS - 1)));
    const word = made.get(rank) ?? makeWord(rank);
    made.set(rank, word);
    return word;
  };
}
