/** Marks of one count: more than the words that are looked up. */
const MARKS = 64;

/** What is counted: bin n covers `width` tokens on either side of `lowest + n * width`. */
interface BinLayout {
  lowest: number;
  highest: number;
  width: number;
}

/**
 * Counts how many words have an origin in each bin, one article after another: origins less than a bin's width apart share one.
 * A count is linear in the origins alone, however long the article is: bins of the count before are known by their marks.
 */
export class BinCounter {
  #counts = new Uint8Array(0);
  /** The count and the word by which each bin was counted last. */
  #marks = new Uint32Array(0);
  #base = 0;
  /** The highest count so far, and the bins that have it. */
  #most = 0;
  #best: number[] = [];

  /** Counts anew, by the origins of each word, {@link MARKS} words at most. Gives the highest count. */
  count(origins: readonly (readonly number[])[], { lowest, highest, width }: BinLayout): number {
    this.#start(Math.ceil((highest - lowest) / width) + 2);
    for (const [word, ofWord] of origins.entries())
      for (const origin of ofWord) {
        const bin = Math.floor((origin - lowest) / width);
        this.#add(bin, word + 1);
        this.#add(bin + 1, word + 1);
      }
    return this.#most;
  }

  /** Whether a bin of a range has a count or more. */
  has(count: number, { from, to }: { from: number; to: number }): boolean {
    for (let bin = from; bin < to; bin++)
      if ((this.#marks[bin] ?? 0) > this.#base && (this.#counts[bin] ?? 0) >= count) return true;
    return false;
  }

  /** The bins with the highest count. */
  get best(): readonly number[] {
    return this.#best;
  }

  #start(bins: number): void {
    this.#base += MARKS;
    this.#most = 0;
    this.#best = [];
    if (bins <= this.#marks.length) return;
    this.#marks = new Uint32Array(2 * bins);
    this.#counts = new Uint8Array(2 * bins);
  }

  #add(bin: number, word: number): void {
    const mark = this.#marks[bin] ?? 0;
    if (mark === this.#base + word) return;
    const count = mark > this.#base ? (this.#counts[bin] ?? 0) + 1 : 1;
    this.#marks[bin] = this.#base + word;
    this.#counts[bin] = count;
    if (count < this.#most) return;
    if (count > this.#most) this.#best = [];
    this.#most = count;
    this.#best.push(bin);
  }
}
