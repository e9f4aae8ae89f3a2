import { BANDS, BINS, estimateResemblance, keyOfBand, keyOfWhole } from "./min-hash.ts";

/**
 * Resemblance from which two passages say nearly the same. Among 5,080 passages of five judged collections 2 pairs have it;
 * from .55 on there are 5, each one text in two versions; the next, at .47 and below, tell different things. Ten articles on
 * one event stay below .10. A word changed in fifty leaves .88, in twenty .74, a sentence dropped from news .86 in the median.
 */
const MIN_RESEMBLANCE = 0.7;

/**
 * Resemblance to a third passage from which two are near-duplicates of each other: 1 - resemblance is a metric (Levandowsky &
 * Winter 1971), so their distance is at most the sum of both distances from the third.
 */
const SAME_VARIANT = (1 + MIN_RESEMBLANCE) / 2;

/**
 * Earlier passages with one key that are looked at, the latest first. A thousand reports made in one mould have a band in
 * common but not the text; without a limit each would be compared to each. More found no more pairs among 10,000 such.
 */
const MAX_LOOKS = 8;

/** Signatures of a page, which is 1 MiB. */
const PAGE_SIZE = 8192;

/** A list of signatures that grows page by page: nothing is copied, and little is left empty. */
class SignatureList {
  readonly #pages: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(signature: Uint8Array): void {
    const place = this.#length++ % PAGE_SIZE;
    if (place === 0) this.#pages.push(new Uint8Array(PAGE_SIZE * BINS));
    this.#pages.at(-1)?.set(signature, place * BINS);
  }

  at(number: number): Uint8Array {
    const start = (number % PAGE_SIZE) * BINS;
    return this.#pages[Math.floor(number / PAGE_SIZE)]?.subarray(start, start + BINS) ?? new Uint8Array(BINS);
  }
}

/** Links numbers in a row by keys of theirs; what it works with is used again for each kind of key. */
class KeyLinks {
  readonly #keys: Uint32Array;
  /** The last number of each key, counted from 1: a hash table with linear probing, two thirds full at most. */
  readonly #table: Uint32Array;

  constructor(count: number) {
    this.#keys = new Uint32Array(count);
    this.#table = new Uint32Array(2 ** Math.ceil(Math.log2(1.5 * count + 1)));
  }

  /** For each number the last one before it that has the same key, counted from 1; 0 when there is none. */
  link(keyOf: (number: number) => number): Uint32Array {
    const [keys, table] = [this.#keys, this.#table.fill(0)];
    const links = new Uint32Array(keys.length);
    for (let number = 0; number < keys.length; number++) {
      const key = keyOf(number);
      let slot = key % table.length;
      let found = table[slot] ?? 0;
      while (found > 0 && keys[found - 1] !== key) {
        slot = (slot + 1) % table.length;
        found = table[slot] ?? 0;
      }
      keys[number] = key;
      links[number] = found;
      table[slot] = number + 1;
    }
    return links;
  }
}

/** The near-duplicates of a corpus: two numbers for each passage, in the order added. */
export interface DuplicateSets {
  /** Its set, counted from 1 in the order of the sets' first passages; 0 for a passage without near-duplicates. */
  sets: Uint32Array;
  /**
   * Its variant within the set: 0 has the text of the first passage, which is a near-duplicate of each member. Two of one
   * variant are near-duplicates of each other; two of different variants above 0 need not be.
   */
  variants: Uint32Array;
}

/** Numbers the sets from 1, in the order of their first passages; 0 for a passage that is its own first and only one. */
function numberSets(firsts: Uint32Array): Uint32Array {
  const sets = new Uint32Array(firsts.length);
  for (const [number, first] of firsts.entries()) if (first !== number) sets[first] = 1;
  let count = 0;
  for (const [number, first] of firsts.entries()) {
    if (first !== number) sets[number] = sets[first] ?? 0;
    else if (sets[number] === 1) sets[number] = ++count;
  }
  return sets;
}

/**
 * Finds passages that say nearly the same: the signatures of their texts (MinHash, Broder 1997) that have a band in common
 * (Indyk & Motwani 1998) are compared. Passages whose words are equal, whatever their case and punctuation, always share a
 * set; one of few words is in a set with its equals only.
 *
 * A passage joins a set when it is like the set's first passage, never by way of another member, so that no set drifts: where
 * b is like a and like c, but a and c are not alike, b is in the set of a, and c is not. A passage belongs to one set at most.
 * Two members need not be like each other, so each has a variant as well.
 *
 * Depends on nothing but the texts and their order. Linear in their length; 196 bytes for each passage at the most.
 */
export class NearDuplicates {
  readonly #signatures = new SignatureList();

  /** Takes the signature of the next passage's text. */
  add(signature: Uint8Array): void {
    this.#signatures.push(signature);
  }

  /** Finds the sets of all passages that were added. */
  finish(): DuplicateSets {
    const links = this.#linkAlike();
    const firsts = new Uint32Array(this.#signatures.length);
    for (let number = 0; number < firsts.length; number++) firsts[number] = this.#findFirst(number, links, firsts);
    return { sets: numberSets(firsts), variants: this.#findVariants(firsts, links[0]) };
  }

  /** Links each passage to earlier ones that may be like it. */
  #linkAlike(): Uint32Array[] {
    const signatures = this.#signatures;
    const keys = new KeyLinks(signatures.length);
    // Equal signatures first: a passage is in the set of its equals, even where it is like the first of another set too.
    const links = [keys.link((number) => keyOfWhole(signatures.at(number)))];
    for (let band = 0; band < BANDS; band++) links.push(keys.link((number) => keyOfBand(signatures.at(number), band)));
    return links;
  }

  /** The first passage of the set that a passage joins; its own number when it joins none. */
  #findFirst(number: number, links: readonly Uint32Array[], firsts: Uint32Array): number {
    const signature = this.#signatures.at(number);
    for (const earlier of links) {
      let tried = number;
      let found = earlier[number] ?? 0;
      for (let looks = 0; looks < MAX_LOOKS && found > 0; looks++) {
        const first = firsts[found - 1] ?? 0;
        const isNew = first !== tried;
        if (isNew && estimateResemblance(signature, this.#signatures.at(first)) >= MIN_RESEMBLANCE) return first;
        tried = first;
        found = earlier[found - 1] ?? 0;
      }
    }
    return number;
  }

  #resembles(one: number, other: number, least: number): boolean {
    return estimateResemblance(this.#signatures.at(one), this.#signatures.at(other)) >= least;
  }

  /** Finds the variants of each set. `equals` links each passage to an earlier one with most likely the same text. */
  #findVariants(firsts: Uint32Array, equals: Uint32Array = new Uint32Array()): Uint32Array {
    const variants = new Uint32Array(firsts.length);
    /** The centres of each set's variants from 2 on, by the set's first passage. */
    const centres = new Map<number, number[]>();
    for (const [number, first] of firsts.entries()) {
      if (first === number) continue;
      const equal = (equals[number] ?? 0) - 1;
      const others = centres.get(first) ?? [];
      centres.set(first, others);
      if (firsts[equal] === first && this.#resembles(number, equal, 1)) variants[number] = variants[equal] ?? 0;
      else variants[number] = this.#resembles(number, first, SAME_VARIANT) ? 1 : 2 + this.#findCentre(number, others);
    }
    return variants;
  }

  /** The index of the centre that a passage belongs to, among the latest; it becomes one when there is none. */
  #findCentre(number: number, centres: number[]): number {
    const from = Math.max(0, centres.length - MAX_LOOKS);
    const at = centres.findIndex((centre, at) => at >= from && this.#resembles(number, centre, SAME_VARIANT));
    return at < 0 ? centres.push(number) - 1 : at;
  }
}
