import { ByteWriter } from "../format/byte-writer.ts";
import { TABLE_STRIDE } from "../format/layout.ts";
import { makeColumn, makeSection, type WrittenSection } from "./section-writer.ts";

/** Bytes that two keys begin with alike. */
function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a[shared] === b[shared]) shared += 1;
  return shared;
}

/**
 * Writes a sorted table of strings, front-coded: each entry names how much of the key before it begins alike, and
 * every {@link TABLE_STRIDE}th is whole, so that the table can be searched by halves. Integers follow each key.
 */
export class StringTableWriter {
  readonly #name: string;
  readonly #bytes = new ByteWriter();
  readonly #starts: number[] = [];
  #count = 0;
  #previous: Uint8Array = new Uint8Array();

  constructor(name: string) {
    this.#name = name;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds an entry; keys come in the order of their bytes, none twice. */
  add(key: Uint8Array, values: readonly number[]): void {
    const isWhole = this.#count % TABLE_STRIDE === 0;
    if (isWhole) this.#starts.push(this.#bytes.length);
    const shared = isWhole ? 0 : sharedLength(this.#previous, key);
    this.#bytes.varint(shared);
    this.#bytes.varint(key.length - shared);
    this.#bytes.bytes(key.subarray(shared));
    for (const value of values) this.#bytes.varint(value);
    this.#previous = key;
    this.#count += 1;
  }

  /** Gives the table and the column of where its whole entries begin. */
  finish(): WrittenSection[] {
    return [makeSection(this.#name, this.#bytes.take()), makeColumn(`${this.#name}.starts`, this.#starts)];
  }
}
