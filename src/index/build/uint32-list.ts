/** A list of integers of 32 bits that grows. */
export class Uint32List {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Uint32Array(2 * this.#length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** What was pushed, in place: valid until the next push. */
  get values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
