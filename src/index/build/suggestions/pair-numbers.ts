/** Makes of two integers one that looks like chance, by odd constants of xxHash. */
export function mixPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  return mixed ^ (mixed >>> 15);
}

/**
 * Numbers pairs of integers of 32 bits as they are met, from 1. A look-up, by open addressing, makes nothing, and a pair takes
 * some 20 bytes.
 */
export class PairNumbers {
  /** By number, twice: the two of a pair. */
  #pairs = new Int32Array(512);
  /** By hash: numbers of pairs, at most half of them taken. */
  #slots = new Int32Array(1024);
  #end = 1;

  /** The number behind the last one. */
  get end(): number {
    return this.#end;
  }

  firstOf(number: number): number {
    return this.#pairs[2 * number] ?? 0;
  }

  secondOf(number: number): number {
    return this.#pairs[2 * number + 1] ?? 0;
  }

  /** Where the number of a pair stands, or belongs. */
  #slotOf(first: number, second: number): number {
    const slots = this.#slots;
    const pairs = this.#pairs;
    const last = slots.length - 1;
    let slot = mixPair(first, second) & last;
    for (;;) {
      const number = slots[slot] ?? 0;
      if (number === 0 || (pairs[2 * number] === first && pairs[2 * number + 1] === second)) return slot;
      slot = (slot + 1) & last;
    }
  }

  /** The number of a pair; 0 for one that has none. */
  find(first: number, second: number): number {
    return this.#slots[this.#slotOf(first, second)] ?? 0;
  }

  /** The number of a pair, the next one if it has none. */
  numberOf(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known;
    const number = this.#end;
    this.#slots[slot] = number;
    if (2 * number === this.#pairs.length) {
      const grown = new Int32Array(2 * this.#pairs.length);
      grown.set(this.#pairs);
      this.#pairs = grown;
    }
    this.#pairs[2 * number] = first;
    this.#pairs[2 * number + 1] = second;
    this.#end += 1;
    if (2 * this.#end > this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let number = 1; number < this.#end; number++)
      this.#slots[this.#slotOf(this.firstOf(number), this.secondOf(number))] = number;
  }
}
