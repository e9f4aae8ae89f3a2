import { findFirst } from "../../text/find-first.ts";
import { ByteReader } from "../format/byte-reader.ts";
import { TABLE_STRIDE } from "../format/layout.ts";
import type { CheckedBytes } from "./checked-bytes.ts";
import type { Column } from "./resident-part.ts";
import { TableCursor } from "./table-cursor.ts";

/** A sorted table of strings with integers to each, read in place. Looking one up takes the logarithm of its size. */
export class StringTable {
  readonly #bytes: CheckedBytes;
  readonly #starts: Column;
  readonly #valuesPerEntry: number;

  constructor(bytes: CheckedBytes, starts: Column, valuesPerEntry: number) {
    this.#bytes = bytes;
    this.#starts = starts;
    this.#valuesPerEntry = valuesPerEntry;
  }

  get groups(): number {
    return this.#starts.length;
  }

  /** Reads a group in place, from its first key on, which is whole: it begins with a zero, for what it shares with none before. */
  readGroup(group: number): { entries: ByteReader; end: number } {
    const start = this.#starts[group] ?? 0;
    const end = this.#starts[group + 1] ?? this.#bytes.length;
    return { entries: new ByteReader(this.#bytes.check(start, end), start), end };
  }

  /** Whether the first key of a group is greater than a key. */
  #isBehind(group: number, key: Uint8Array): boolean {
    const { entries } = this.readGroup(group);
    entries.skip(1);
    const length = entries.varint();
    const same = entries.countSame(length, key, 0);
    return same < length && (key[same] ?? -1) < entries.peek(same);
  }

  /** The last group whose first key is not greater than a key; the first when all are. */
  #groupOf(key: Uint8Array): number {
    return Math.max(0, findFirst(this.groups, (group) => this.#isBehind(group, key)) - 1);
  }

  /**
   * The last group whose first key is not greater than a key, searched from a group on of which that is known. Logarithmic in how far
   * ahead it is: it is seldom far (Bentley & Yao 1976).
   */
  leapTo(key: Uint8Array, from: number): number {
    let [known, step] = [from, 1];
    while (known + step < this.groups && !this.#isBehind(known + step, key)) {
      known += step;
      step *= 2;
    }
    const end = Math.min(this.groups, known + step);
    return findFirst(end, (group) => this.#isBehind(group, key), known + 1) - 1;
  }

  cursorAt(group: number): TableCursor {
    return new TableCursor(this, group, this.#valuesPerEntry);
  }

  /** Stands on the entry of a number, counted from 0. */
  cursorOn(entry: number): TableCursor {
    const cursor = this.cursorAt(Math.floor(entry / TABLE_STRIDE));
    for (let step = entry % TABLE_STRIDE; step > 0; step--) cursor.next();
    return cursor;
  }

  /** Stands on the first entry whose key is not less than `key`. */
  seek(key: Uint8Array): TableCursor {
    const cursor = this.cursorAt(this.#groupOf(key));
    cursor.seek(key);
    return cursor;
  }

  /** Finds the place of a key in a group, counted from 0; -1 when it is not there. Makes nothing: most keys that are looked up are not there. */
  #placeIn(group: number, key: Uint8Array): number {
    const { entries, end } = this.readGroup(group);
    // How many bytes the key shares with the entry before.
    let same = 0;
    for (let place = 0; entries.at < end; place++) {
      const shared = entries.varint();
      const more = entries.varint();
      if (shared < same) return -1;
      // An entry that shares more with the one before comes before the key, as that does.
      if (shared === same) {
        const common = entries.countSame(more, key, same);
        same += common;
        if (common === more && same === key.length) return place;
        if (common < more && (key[same] ?? -1) < entries.peek(common)) return -1;
      }
      entries.skip(more);
      entries.skipVarints(this.#valuesPerEntry);
    }
    return -1;
  }

  /** Finds the entry of a key; `null` when there is none. */
  find(key: Uint8Array): TableCursor | null {
    const group = this.#groupOf(key);
    const place = this.groups === 0 ? -1 : this.#placeIn(group, key);
    return place < 0 ? null : this.cursorOn(group * TABLE_STRIDE + place);
  }
}
