import { ByteReader } from "../format/byte-reader.ts";
import { beginsWith } from "../format/compare-bytes.ts";
import { CorruptIndexError } from "../format/index-errors.ts";

const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

const EMPTY = new Uint8Array();

/** The groups of entries that a cursor walks over, as a string table has them. */
interface EntryGroups {
  readonly groups: number;
  groupBytes(group: number): Uint8Array;
  lastGroupOf(beginning: Uint8Array, from: number): number;
}

/** Stands on an entry of a string table and goes on to the next. One object for a walk: nothing is made for an entry. */
export class TableCursor {
  readonly #table: EntryGroups;
  /** The integers to the entry. */
  readonly values: number[];
  /** The sum of each of them over the entries of the group before this one. */
  readonly sums: number[];
  #key = new Uint8Array(64);
  #keyLength = 0;
  #entries = new ByteReader(EMPTY);
  #isEnd = false;
  /** The group that the entry is in; a group is the entries from one that is whole to the next. */
  group: number;
  /** Bytes that the entry's key shares with the beginning of the one before; 0 for the first of a group. */
  shared = 0;

  /** Stands on the first entry of a group. */
  constructor(table: EntryGroups, group: number, valuesPerEntry: number) {
    this.#table = table;
    this.values = new Array<number>(valuesPerEntry).fill(0);
    this.sums = this.values.slice();
    this.group = group;
    this.moveTo(group);
  }

  /** Goes to the first entry of a group. */
  moveTo(group: number): void {
    this.group = group - 1;
    this.#entries = new ByteReader(EMPTY);
    this.next();
  }

  /** Whether there is no entry here any more. */
  get isEnd(): boolean {
    return this.#isEnd;
  }

  /** The key of the entry, in place: valid until the next one. */
  get key(): Uint8Array {
    return this.#key.subarray(0, this.#keyLength);
  }

  /** Bytes that begin with the key, and its length: what {@link key} has, without a view of it. */
  get keyBytes(): Uint8Array {
    return this.#key;
  }

  get keyLength(): number {
    return this.#keyLength;
  }

  get text(): string {
    return decoder.decode(this.key);
  }

  /** Reads on a key that begins with `shared` bytes of the one before. */
  #readKey(shared: number): void {
    const entries = this.#entries;
    const more = entries.varint();
    if (shared > this.#keyLength || more > entries.left)
      throw new CorruptIndexError(`An entry of group ${this.group} was longer than the group, wanted it inside`);
    this.shared = shared;
    const length = shared + more;
    if (length > this.#key.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(this.#key);
      this.#key = grown;
    }
    entries.copy(more, this.#key, shared);
    this.#keyLength = length;
  }

  #readValues(): void {
    const { values, sums } = this;
    for (let index = 0; index < values.length; index++) {
      sums[index] = (sums[index] ?? 0) + (values[index] ?? 0);
      values[index] = this.#entries.varint();
    }
  }

  /** Goes to the next entry; `false` at the end. */
  next(): boolean {
    if (this.#entries.isEnd) {
      this.group += 1;
      if (this.group >= this.#table.groups) {
        this.#isEnd = true;
        return false;
      }
      this.#entries = new ByteReader(this.#table.groupBytes(this.group));
      this.sums.fill(0);
      this.values.fill(0);
    }
    this.#readKey(this.#entries.varint());
    this.#readValues();
    return true;
  }

  /**
   * Goes to the next entry that does not begin with the first `length` bytes of this one. Groups that begin so all
   * through are leapt over.
   */
  leave(length: number): void {
    const { group } = this;
    const entries = this.#entries;
    while (!entries.isEnd) {
      const shared = entries.varint();
      const isLeft = shared < length;
      // A key that is passed by is not read: what the next one shares with it, it shares with this one.
      if (isLeft) this.#readKey(shared);
      else entries.skip(entries.varint());
      this.#readValues();
      if (isLeft) return;
    }
    const beginning = this.#key.slice(0, length);
    if (!this.next() || !beginsWith(this.key, beginning)) return;
    const last = this.#table.lastGroupOf(beginning, group + 1);
    if (last > this.group) this.moveTo(last);
    this.leave(length);
  }
}
