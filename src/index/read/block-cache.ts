import { joinBytes } from "../format/byte-writer.ts";
import type { SectionEntry } from "../format/header.ts";
import { CorruptIndexError } from "../format/index-errors.ts";
import { BLOCK_BYTES, blockFile, PAGE_BYTES, pathOf } from "../format/layout.ts";
import type { ByteRange, IndexStore } from "../store/index-store.ts";
import { CheckedBytes } from "./checked-bytes.ts";
import type { ResidentPart } from "./resident-part.ts";

/** Fetches that the platform lets one request have open at once. */
const MAX_FETCHES = 6;

/** Blocks kept, least recently used out first: 32 MB, a quarter of an isolate. */
const MAX_BLOCKS = Math.floor(32_000_000 / BLOCK_BYTES);

const PAGES_PER_BLOCK = BLOCK_BYTES / PAGE_BYTES;

/** Runs a task for each item, at most `most` at a time. When one fails no other is begun. */
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

/** Takes a range out of blocks: in place where it lies within one, else copied together. */
function cut(range: ByteRange, blocks: ReadonlyMap<number, CheckedBytes>): Uint8Array {
  const pieces = blocksOf(range).map((number) => {
    const base = number * BLOCK_BYTES;
    const block = blocks.get(number);
    return block?.read(Math.max(0, range.start - base), Math.min(block.length, range.end - base));
  });
  const found = pieces.filter((piece) => piece !== undefined);
  const [only] = found;
  return only && found.length === 1 ? only : joinBytes(found);
}

/** Ranges that could not be read, and why. */
interface Refused {
  section: string;
  ranges: readonly ByteRange[];
  why: string;
}

/**
 * Reads ranges of the sections that are fetched on demand, and keeps the blocks that were used last. A fetch is never
 * shared between requests: the platform may end it with the request that began it.
 */
export class BlockCache {
  readonly #part: ResidentPart;
  readonly #store: IndexStore;
  readonly #blocks = new Map<string, CheckedBytes>();
  #refused: Refused | null = null;

  constructor(part: ResidentPart, store: IndexStore) {
    this.#part = part;
    this.#store = store;
  }

  /** Why blocks were refused last, `null` while none were: an index built anew may have taken the place of this one. */
  get refusal(): string | null {
    return this.#refused?.why ?? null;
  }

  /** Asks once more for what was refused last. Then `refusal` is `null` if that is there now, else why it is not. */
  async retry(): Promise<void> {
    const refused = this.#refused;
    if (!refused) return;
    const isRead = await this.read(refused.section, refused.ranges).then(
      () => true,
      () => false,
    );
    if (isRead && this.#refused === refused) this.#refused = null;
  }

  async #fetch(entry: SectionEntry, number: number): Promise<CheckedBytes> {
    const start = number * BLOCK_BYTES;
    const end = Math.min(start + BLOCK_BYTES, entry.length);
    const bytes = await this.#store.read(pathOf(entry.name, this.#part.header.version), { start, end });
    const file = blockFile(entry.name, number);
    if (bytes.length !== end - start)
      throw new CorruptIndexError(`Length of ${file} was ${bytes.length} bytes, wanted ${end - start}`);
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

  async #blocksFor(entry: SectionEntry, numbers: ReadonlySet<number>): Promise<Map<number, CheckedBytes>> {
    const found = new Map<number, CheckedBytes>();
    const missing: number[] = [];
    for (const number of numbers) {
      const block = this.#blocks.get(blockFile(entry.name, number));
      if (block) found.set(number, block);
      else missing.push(number);
    }
    await forEachAtOnce(missing, MAX_FETCHES, async (number) => {
      found.set(number, await this.#fetch(entry, number));
    });
    for (const [number, block] of found) this.#keep(blockFile(entry.name, number), block);
    return found;
  }

  /**
   * Reads ranges of a section. Rejects with a {@link CorruptIndexError} when a checksum page of them was changed or a
   * file is cut off, else with what the store rejects with; the blocks asked for are then forgotten, and fetched again
   * by the next request.
   */
  async read(section: string, ranges: readonly ByteRange[]): Promise<Uint8Array[]> {
    const entry = this.#part.entry(section);
    if (entry.place === "resident") {
      const content = this.#part.section(section);
      return ranges.map(({ start, end }) => content.read(start, end));
    }
    const numbers = new Set(ranges.flatMap(blocksOf));
    try {
      const blocks = await this.#blocksFor(entry, numbers);
      return ranges.map((range) => cut(range, blocks));
    } catch (error) {
      for (const number of numbers) this.#blocks.delete(blockFile(section, number));
      this.#refused = { section, ranges, why: String(error) };
      throw error;
    }
  }
}
