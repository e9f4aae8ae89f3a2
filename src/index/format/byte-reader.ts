const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Reads bytes one after another, as a ByteWriter wrote them. Past the end everything is zero. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Whether everything was read. */
  get isEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** Bytes that were not read yet. */
  get left(): number {
    return this.#bytes.length - this.at;
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0;
  }

  varint(): number {
    const byte = this.#bytes[this.at++] ?? 0;
    return byte < 0x80 ? byte : this.#longVarint(byte & 0x7f);
  }

  /** Reads on an integer of which the lowest seven bits are read; most have no more. */
  #longVarint(lowest: number): number {
    let value = lowest;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.#bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    // Shifts reach 32 bits only.
    for (let factor = 2 ** 28; ; factor *= 0x80) {
      const byte = this.#bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  /** The byte at an offset from here, which is not passed over. */
  peek(offset: number): number {
    return this.#bytes[this.at + offset] ?? 0;
  }

  /** Counts the bytes from here on that are those of a key from a place on, `most` at most. Passes over none. */
  countSame(most: number, key: Uint8Array, place: number): number {
    let same = 0;
    while (same < most && key[place + same] === this.#bytes[this.at + same]) same += 1;
    return same;
  }

  /** Passes over `length` bytes. */
  skip(length: number): void {
    this.at += length;
  }

  /** Passes over `count` integers. */
  skipVarints(count: number): void {
    const bytes = this.#bytes;
    let { at } = this;
    for (let left = count; left > 0; at++) if ((bytes[at] ?? 0) < 0x80) left -= 1;
    this.at = at;
  }

  /** Copies the next bytes into others, from `place` on. By hand: most keys differ by a few bytes, for which a view takes longer. */
  copy(length: number, to: Uint8Array, place: number): void {
    for (let offset = 0; offset < length; offset++) to[place + offset] = this.#bytes[this.at + offset] ?? 0;
    this.at += length;
  }

  /** Reads a text behind its length in bytes. */
  text(): string {
    const length = this.varint();
    return length === 0 ? "" : decoder.decode(this.bytes(length));
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}
