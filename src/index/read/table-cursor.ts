import { ByteReader } from "../format/byte-reader.ts";
import { CorruptIndexError } from "../format/index-errors.ts";

const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** The groups of entries that a cursor walks over, as a string table has them. */
interface EntryGroups {
  readonly groups: number;
  readGroup(group: number): { entries: ByteReader; end: number };
  leapTo(key: Uint8Array, from: number): number;
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
  #entries = new ByteReader(new Uint8Array());
  /** Where the entries of the group end. */
  #end = 0;
  #isEnd = false;
  /** The group that the entry is in; a group is the entries from one that is whole to the next. */
  group: number;
  /** Bytes that the entry's key shares with the beginning of the one where the cursor stood before. */
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
    this.#end = 0;
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
    if (shared > this.#keyLength || more > this.#end - entries.at)
      throw new CorruptIndexError(`An entry of group ${this.group} was longer than the group, wanted it inside`);
    const length = shared + more;
    if (length > this.#key.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(this.#key);
      this.#key = grown;
    }
    // The first of a group is whole, whatever it shares.
    const same = shared === 0 ? entries.countSame(Math.min(more, this.#keyLength), this.#key, 0) : 0;
    entries.skip(same);
    entries.copy(more - same, this.#key, shared + same);
    this.shared = shared + same;
    this.#keyLength = length;
  }

  #readValues(): void {
    const { values, sums } = this;
    for (let index = 0; index < values.length; index++) {
      sums[index] = (sums[index] ?? 0) + (values[index] ?? 0);
      values[index] = this.#entries.varint();
    }
  }

  /**
   * Goes to the next entry of the group that shares at most `most` bytes with this one; `false` when there is none. The keys between
   * are not read: what it shares with them, it shares with this one.
   */
  #nextInGroup(most: number): boolean {
    const entries = this.#entries;
    while (entries.at < this.#end) {
      const shared = entries.varint();
      if (shared <= most) this.#readKey(shared);
      else entries.skip(entries.varint());
      this.#readValues();
      if (shared <= most) return true;
    }
    return false;
  }

  /** Goes to the next entry; `false` at the end. */
  next(): boolean {
    if (this.#nextInGroup(Number.POSITIVE_INFINITY)) return true;
    this.group += 1;
    this.#isEnd = this.group >= this.#table.groups;
    if (this.#isEnd) return false;
    const { entries, end } = this.#table.readGroup(this.group);
    this.#entries = entries;
    this.#end = end;
    this.sums.fill(0);
    this.values.fill(0);
    return this.#nextInGroup(Number.POSITIVE_INFINITY);
  }

  /** Counts the bytes that the entry's key shares with another, of which the first `from` are known. */
  #countSame(key: Uint8Array, from: number): number {
    const most = Math.min(this.#keyLength, key.length);
    let same = from;
    while (same < most && this.#key[same] === key[same]) same += 1;
    return same;
  }

  /** Goes on to the first entry from here on whose key is not less than another. */
  seek(key: Uint8Array): void {
    let shared = this.#keyLength;
    const group = this.#table.leapTo(key, this.group);
    if (group > this.group) {
      this.moveTo(group);
      shared = this.shared;
    }
    let same = this.#countSame(key, 0);
    const isBefore = () => same < key.length && (same === this.#keyLength || (this.#key[same] ?? 0) < (key[same] ?? 0));
    while (!this.#isEnd && isBefore()) {
      if (!this.#nextInGroup(same)) this.next();
      shared = Math.min(shared, this.shared);
      same = this.#countSame(key, Math.min(same, this.shared));
    }
    this.shared = shared;
  }
}
