import { checksum } from "../format/checksum.ts";
import { CorruptIndexError } from "../format/index-errors.ts";
import { PAGE_BYTES } from "../format/layout.ts";

/** Gives the checksum that a checksum page was written with. */
export type ChecksumOf = (page: number) => number;

/** Bytes whose checksum pages are checked when they are first touched. */
export class CheckedBytes {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #checksumOf: ChecksumOf;
  readonly #checked: Uint8Array;
  /** Whether a checksum page was found that is not what was written. */
  isDamaged = false;

  /** `name` is what an error calls them; checksum pages count from the beginning of `bytes`. */
  constructor(name: string, bytes: Uint8Array, checksumOf: ChecksumOf) {
    this.#name = name;
    this.#bytes = bytes;
    this.#checksumOf = checksumOf;
    this.#checked = new Uint8Array(Math.ceil(bytes.length / PAGE_BYTES));
  }

  get length(): number {
    return this.#bytes.length;
  }

  #checkPage(page: number): void {
    const bytes = this.#bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
    const [found, wanted] = [checksum(bytes), this.#checksumOf(page)];
    if (found !== wanted) {
      this.isDamaged = true;
      throw new CorruptIndexError(
        `Checksum of page ${page} of ${this.#name} was ${found.toString(16)}, wanted ${wanted.toString(16)}`,
      );
    }
    this.#checked[page] = 1;
  }

  /** Checks a range, and gives all of the bytes, of which only that may be read: nothing is made. Throws a {@link CorruptIndexError} when a checksum page of it was changed. */
  check(start: number, end: number): Uint8Array {
    const last = Math.floor((end - 1) / PAGE_BYTES);
    for (let page = Math.floor(start / PAGE_BYTES); page <= last; page++)
      if (this.#checked[page] === 0) this.#checkPage(page);
    return this.#bytes;
  }

  /** Gives a range, in place, once it is checked. Throws as {@link check} does. */
  read(start: number, end: number): Uint8Array {
    return this.check(start, end).subarray(start, end);
  }
}
