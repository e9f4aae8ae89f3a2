import type { SectionEntry } from "../format/header.ts";
import { CorruptIndexError } from "../format/index-errors.ts";
import { joinBytes } from "../format/join-bytes.ts";
import { BLOCK_BYTES, blockFile, PAGE_BYTES } from "../format/layout.ts";
import { CheckedBytes } from "./checked-bytes.ts";
import type { ResidentPart } from "./resident-part.ts";

/**
 * Reads a file of the index whole; `version` is that of the index it belongs to, not given for the first file, which tells
 * it. Rejects when it cannot be had.
 */
export type ReadFile = (name: string, version?: string) => Promise<Uint8Array>;

/** A half-open range of bytes of a section. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Fetches that the platform lets one request have open at once. */
const MAX_FETCHES = 6;

/** Blocks kept, least recently used out first: 32 MB, a quarter of an isolate. */
const MAX_BLOCKS = Math.floor(32_000_000 / BLOCK_BYTES);

const PAGES_PER_BLOCK = BLOCK_BYTES / PAGE_BYTES;

/** Runs tasks for all items, at most so many at a time. When one fails no other is begun. */
async function forEachAtOnce<T>(items: readonly T[], most: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  let hasFailed = false;
  const work = async () => {
    for (const item of queue) {
      if (hasFailed) return;
      await task(item).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
}

function blocksOf({ start, end }: ByteRange): number[] {
  const first = Math.floor(start / BLOCK_BYTES);
  const last = Math.floor((end - 1) / BLOCK_BYTES);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/**
 * Reads ranges of the sections that are fetched on demand, and keeps the blocks that were used last. A fetch is never
 * shared between requests: the platform may end it with the request that began it.
 */
export class BlockStore {
  readonly #part: ResidentPart;
  readonly #readFile: ReadFile;
  readonly #blocks = new Map<string, CheckedBytes>();
  /** Files that could not be had or are not those of this index, with why. */
  readonly #refused = new Map<string, string>();
  /** Whether a file was refused, or for another reason, since this was last set: the index may have been built anew. */
  isDamaged = false;

  constructor(part: ResidentPart, readFile: ReadFile) {
    this.#part = part;
    this.#readFile = readFile;
  }

  async #fetch(entry: SectionEntry, number: number): Promise<CheckedBytes> {
    const file = blockFile(entry.name, number);
    const bytes = await this.#readFile(file, this.#part.header.version);
    const wanted = Math.min(BLOCK_BYTES, entry.length - number * BLOCK_BYTES);
    if (bytes.length !== wanted)
      throw new CorruptIndexError(`Length of ${file} was ${bytes.length} bytes, wanted ${wanted}`);
    return new CheckedBytes(file, bytes, (page) => this.#part.checksumOf(entry, number * PAGES_PER_BLOCK + page));
  }

  #keep(file: string, block: CheckedBytes): void {
    this.#blocks.delete(file);
    this.#blocks.set(file, block);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= MAX_BLOCKS) break;
      this.#blocks.delete(oldest);
    }
  }

  async #blocksFor(entry: SectionEntry, ranges: readonly ByteRange[]): Promise<Map<number, CheckedBytes>> {
    const found = new Map<number, CheckedBytes>();
    const missing: number[] = [];
    for (const number of new Set(ranges.flatMap(blocksOf))) {
      const block = this.#blocks.get(blockFile(entry.name, number));
      if (block) found.set(number, block);
      else missing.push(number);
    }
    await forEachAtOnce(missing, MAX_FETCHES, async (number) => {
      try {
        found.set(number, await this.#fetch(entry, number));
      } catch (error) {
        this.#refuse(blockFile(entry.name, number), error);
        throw error;
      }
    });
    for (const [number, block] of found) this.#keep(blockFile(entry.name, number), block);
    return found;
  }

  /**
   * Reads ranges of a section: in place where one lies within a block, else copied together. Rejects with a
   * {@link CorruptIndexError} when a page of them was changed or a file is cut off, else with what reading a file does.
   */
  async read(section: string, ranges: readonly ByteRange[]): Promise<Uint8Array[]> {
    const entry = this.#part.entry(section);
    if (entry.place === "resident") {
      const content = this.#part.section(section);
      return ranges.map(({ start, end }) => content.read(start, end));
    }
    const blocks = await this.#blocksFor(entry, ranges);
    try {
      const read = this.#cut(ranges, blocks);
      for (const number of blocks.keys()) this.#refused.delete(blockFile(section, number));
      return read;
    } catch (error) {
      for (const [number, { isDamaged }] of blocks) if (isDamaged) this.#refuse(blockFile(section, number), error);
      throw error;
    }
  }

  #refuse(file: string, error: unknown): void {
    const why = String(error);
    this.#blocks.delete(file);
    if (this.#refused.get(file) !== why) this.isDamaged = true;
    this.#refused.set(file, why);
  }

  #cut(ranges: readonly ByteRange[], blocks: ReadonlyMap<number, CheckedBytes>): Uint8Array[] {
    return ranges.map((range) => {
      const pieces = blocksOf(range).map((number) => {
        const base = number * BLOCK_BYTES;
        const block = blocks.get(number);
        return block?.read(Math.max(0, range.start - base), Math.min(block.length, range.end - base));
      });
      const found = pieces.filter((piece) => piece !== undefined);
      const [only] = found;
      return only && found.length === 1 ? only : joinBytes(found);
    });
  }
}
