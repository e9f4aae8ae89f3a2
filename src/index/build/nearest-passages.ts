import { NEIGHBOURS, type Neighbour, roundSimilarity, writeRecord } from "../format/neighbour-record.ts";
import type { IndexOutput } from "../store/index-store.ts";
import { type PassageVectors, VECTOR_TERMS } from "./passage-vectors.ts";
import { SectionWriter, type WrittenSection } from "./section-writer.ts";

/**
 * Most passages that one is compared to, term by term, the rarest term first: a term is skipped, and those after it, when its
 * passages exceed what is left. On collections with some 3,000 passages comparing all makes no difference.
 */
const MOST_LOOKS = 1000;

/**
 * Members of a set of near-duplicates that can be neighbours, the first ones: thirty copies must not crowd out other passages.
 * Members differ a little, so the nearer of two is taken.
 */
const OF_SET = 2;

/** Passages whose similarity is computed exactly: those with most in common by the terms looked at. */
const CANDIDATES = OF_SET * NEIGHBOURS;

/** Keeps the few passages of greatest similarity, in that order, equals by their numbers. */
class Nearest {
  readonly #most: number;
  readonly kept: Neighbour[] = [];
  /** The similarity that a passage must reach once the list is full. */
  #least = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  add(passage: number, similarity: number): void {
    if (similarity < this.#least) return;
    const { kept } = this;
    let at = kept.length;
    while (at > 0 && isNearer(passage, similarity, kept[at - 1])) at -= 1;
    kept.splice(at, 0, { passage, similarity });
    if (kept.length > this.#most) kept.pop();
    if (kept.length === this.#most) this.#least = kept.at(-1)?.similarity ?? 0;
  }
}

function isNearer(passage: number, similarity: number, than: Neighbour | undefined): boolean {
  if (than === undefined) return false;
  return similarity === than.similarity ? passage < than.passage : similarity > than.similarity;
}

/** The passages that can be neighbours. */
function chooseNeighbours(sets: Uint32Array): number[] {
  const counts = new Uint32Array(sets.length + 1);
  return Array.from(sets.keys()).filter((passage) => {
    const set = sets[passage] ?? 0;
    const count = (counts[set] ?? 0) + 1;
    counts[set] = count;
    return set === 0 || count <= OF_SET;
  });
}

/** For each term the passages, out of some, whose vectors have it. */
class VectorPostings {
  readonly #starts: Uint32Array;
  readonly #passages: Uint32Array;

  constructor(vectors: PassageVectors, some: readonly number[]) {
    const starts = new Uint32Array(vectors.terms + 1);
    for (const passage of some)
      for (const term of vectors.at(passage).terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    for (let term = 1; term < starts.length; term++) starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
    const next = starts.slice();
    const passages = new Uint32Array(starts.at(-1) ?? 0);
    for (const passage of some) {
      for (const term of vectors.at(passage).terms) {
        const at = next[term] ?? 0;
        passages[at] = passage;
        next[term] = at + 1;
      }
    }
    this.#starts = starts;
    this.#passages = passages;
  }

  count(term: number): number {
    return (this.#starts[term + 1] ?? 0) - (this.#starts[term] ?? 0);
  }

  of(term: number): Uint32Array {
    return this.#passages.subarray(this.#starts[term], this.#starts[term + 1]);
  }
}

/** Finds the passages most similar to one, over all of an index. */
class NeighbourFinder {
  readonly #vectors: PassageVectors;
  readonly #postings: VectorPostings;
  readonly #sets: Uint32Array;
  /** What each passage has in common with the current one by the terms looked at, and the passages that have anything. */
  readonly #common: Float32Array;
  readonly #touched: number[] = [];
  /** The weight of each term in the current passage. */
  readonly #weightOf: Float32Array;
  readonly #order = new Uint32Array(VECTOR_TERMS);

  constructor(vectors: PassageVectors, sets: Uint32Array) {
    this.#vectors = vectors;
    this.#postings = new VectorPostings(vectors, chooseNeighbours(sets));
    this.#sets = sets;
    this.#common = new Float32Array(vectors.count);
    this.#weightOf = new Float32Array(vectors.terms);
  }

  /** The indexes of a vector's terms, the rarest term first. */
  #byRarity(terms: Uint32Array): Uint32Array {
    const order = this.#order.subarray(0, terms.length);
    for (let at = 0; at < terms.length; at++)
      order[at] = Math.min(this.#postings.count(terms[at] ?? 0), MOST_LOOKS + 1) * VECTOR_TERMS + at;
    return order.sort();
  }

  #look(passage: number): void {
    const { terms, weights } = this.#vectors.at(passage);
    let looksLeft = MOST_LOOKS;
    for (const key of this.#byRarity(terms)) {
      const at = key % VECTOR_TERMS;
      const others = this.#postings.of(terms[at] ?? 0);
      looksLeft -= others.length;
      if (looksLeft < 0) return;
      const weight = (weights[at] ?? 0) ** 2;
      for (const other of others) {
        const common = this.#common[other] ?? 0;
        if (common === 0) this.#touched.push(other);
        this.#common[other] = common + weight;
      }
    }
  }

  #candidates(passage: number): Neighbour[] {
    const nearest = new Nearest(CANDIDATES);
    const set = this.#sets[passage] ?? 0;
    for (const other of this.#touched) {
      const isCopy = set > 0 && this.#sets[other] === set;
      if (other !== passage && !isCopy) nearest.add(other, this.#common[other] ?? 0);
      this.#common[other] = 0;
    }
    this.#touched.length = 0;
    return nearest.kept;
  }

  /** The cosine of the angle between the vectors of the current passage and another, over the terms that both keep. */
  #similarityTo(passage: number): number {
    const { terms, weights } = this.#vectors.at(passage);
    let sum = 0;
    for (let at = 0; at < terms.length; at++) sum += (weights[at] ?? 0) * (this.#weightOf[terms[at] ?? 0] ?? 0);
    return Math.min(1, sum);
  }

  find(passage: number): Neighbour[] {
    const { terms, weights } = this.#vectors.at(passage);
    this.#look(passage);
    for (let at = 0; at < terms.length; at++) this.#weightOf[terms[at] ?? 0] = weights[at] ?? 0;
    const nearest = new Nearest(CANDIDATES);
    for (const { passage: other } of this.#candidates(passage))
      nearest.add(other, roundSimilarity(this.#similarityTo(other)));
    for (const term of terms) this.#weightOf[term] = 0;
    return this.#nearestOfSets(nearest.kept).slice(0, NEIGHBOURS);
  }

  #nearestOfSets(neighbours: readonly Neighbour[]): Neighbour[] {
    const seen = new Set<number>();
    return neighbours.filter(({ passage }) => {
      const set = this.#sets[passage] ?? 0;
      const isNearest = set === 0 || !seen.has(set);
      seen.add(set);
      return isNearest;
    });
  }
}

/**
 * Neighbours of up to 29,000 passages stay resident: a search that fetched those of its best passages would fetch its hits a
 * round later, since what is lifted is among them.
 */
const MAX_RESIDENT_BYTES = 1024 * 1024;

/**
 * Writes the neighbours of each passage: the passages most similar to it by the cosine of their vectors, equals by their
 * numbers. Near-duplicates, which share a set above zero, are no neighbours of each other, and count as one among those of a
 * third. Linear in the passages, with 200 bytes of memory each.
 */
export function writeNeighbours(vectors: PassageVectors, sets: Uint32Array, output: IndexOutput): WrittenSection {
  const section = new SectionWriter("neighbours", output, MAX_RESIDENT_BYTES);
  const finder = new NeighbourFinder(vectors, sets);
  for (let passage = 0; passage < vectors.count; passage++)
    section.append(writeRecord(finder.find(passage), vectors.count));
  return section.finish();
}
