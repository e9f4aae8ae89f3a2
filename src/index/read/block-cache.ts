import { joinBytes } from "../format/byte-writer.ts";
import type { SectionEntry } from "../format/header.ts";
import { CorruptIndexError } from "../format/index-errors.ts";
import { type Block, blockAt, blockFile, PAGE_BYTES, pathOf } from "../format/layout.ts";
import type { ByteRange, IndexStore } from "../store/index-store.ts";
import { CheckedBytes } from "./checked-bytes.ts";
import type { ResidentPart } from "./resident-part.ts";

/** Fetches that the platform lets one request have open at once. */
const MAX_FETCHES = 6;

/** Bytes of blocks kept, least recently used out first: a quarter of an isolate. */
const MAX_BYTES = 32_000_000;

/** Ranges of a section. */
export interface SectionRanges {
  section: string;
  ranges: readonly ByteRange[];
}

/** What could not be read, why, and how to ask for it again. */
interface Refused {
  why: string;
  again: () => Promise<unknown>;
}

/** A block that is needed; its bytes are there once it was gathered. */
interface NeededBlock {
  entry: SectionEntry;
  block: Block;
  bytes: CheckedBytes | null;
}

/** What a block is kept by: the number of its first checksum page among all. */
function keyOf({ entry, block }: NeededBlock): number {
  return entry.firstPage + block.start / PAGE_BYTES;
}

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

/** The blocks of a section in which a range lies. */
function listBlocks(entry: SectionEntry, { start, end }: ByteRange): NeededBlock[] {
  const blocks: NeededBlock[] = [];
  for (let from = start; from < end; ) {
    const block = blockAt(entry.name, from);
    blocks.push({ entry, block, bytes: null });
    from = block.end;
  }
  return blocks;
}

/** Takes a range out of the blocks in which it lies: in place where that is one, else copied together. */
function cut({ start, end }: ByteRange, blocks: readonly NeededBlock[]): Uint8Array {
  const pieces = blocks.flatMap(({ block, bytes }) =>
    bytes ? [bytes.read(Math.max(0, start - block.start), Math.min(bytes.length, end - block.start))] : [],
  );
  const [only] = pieces;
  return only && pieces.length === 1 ? only : joinBytes(pieces);
}

/**
 * Reads ranges of the sections that are fetched on demand, and keeps the blocks that were used last. Each request asks the store
 * for what is not there yet; whether fetches under way are shared is the store's affair.
 */
export class BlockCache {
  readonly #part: ResidentPart;
  readonly #store: IndexStore;
  readonly #blocks = new Map<number, CheckedBytes>();
  #bytes = 0;
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
    const isRead = await refused?.again().then(
      () => true,
      () => false,
    );
    if (isRead && this.#refused === refused) this.#refused = null;
  }

  async #fetch({ entry, block: { number, start, end } }: NeededBlock): Promise<CheckedBytes> {
    const block = { number, start, end: Math.min(end, entry.length) };
    const bytes = await this.#store.read(pathOf(entry.name, this.#part.header.version), block);
    const file = blockFile(entry.name, number);
    const wanted = block.end - start;
    if (bytes.length !== wanted)
      throw new CorruptIndexError(`Length of ${file} was ${bytes.length} bytes, wanted ${wanted}`);
    return new CheckedBytes(file, bytes, (page) => this.#part.checksumOf(entry, start / PAGE_BYTES + page));
  }

  #forget(key: number): void {
    this.#bytes -= this.#blocks.get(key)?.length ?? 0;
    this.#blocks.delete(key);
  }

  #keep(needed: NeededBlock): void {
    const { bytes } = needed;
    if (!bytes) return;
    const key = keyOf(needed);
    this.#forget(key);
    this.#blocks.set(key, bytes);
    this.#bytes += bytes.length;
    for (const oldest of this.#blocks.keys()) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#forget(oldest);
    }
  }

  /** Fetches the bytes of blocks, six at a time, each block once. */
  async #fetchAll(missing: readonly NeededBlock[]): Promise<void> {
    const distinct = new Map(missing.map((one) => [keyOf(one), one]));
    await forEachAtOnce([...distinct.values()], MAX_FETCHES, async (one) => {
      one.bytes = await this.#fetch(one);
    });
    for (const one of missing) one.bytes ??= distinct.get(keyOf(one))?.bytes ?? null;
  }

  /** Gets the bytes of blocks; those that are not kept are fetched. */
  async #gather(needed: readonly NeededBlock[]): Promise<void> {
    for (const one of needed) one.bytes = this.#blocks.get(keyOf(one)) ?? null;
    const missing = needed.filter(({ bytes }) => bytes === null);
    try {
      if (missing.length > 0) await this.#fetchAll(missing);
    } finally {
      // When a request may fetch no more, the next one has less to fetch.
      for (const one of needed) this.#keep(one);
    }
  }

  /** Takes down what could not be read, and forgets blocks one of which was damaged. */
  #refuse(needed: readonly NeededBlock[], error: unknown, again: Refused["again"]): never {
    if (error instanceof CorruptIndexError) for (const one of needed) this.#forget(keyOf(one));
    this.#refused = { why: String(error), again };
    throw error;
  }

  #blocksOf({ section, ranges }: SectionRanges): NeededBlock[] {
    const entry = this.#part.entry(section);
    return entry.place === "resident" ? [] : ranges.flatMap((range) => listBlocks(entry, range));
  }

  /** Whether ranges can be read without a fetch. */
  holds(wanted: SectionRanges): boolean {
    return this.#blocksOf(wanted).every((one) => this.#blocks.has(keyOf(one)));
  }

  /**
   * Fetches what ranges of several sections need, all at once, so that who reads them next waits for nothing. Rejects with
   * what the store rejects with.
   */
  async fetch(wanted: readonly SectionRanges[]): Promise<void> {
    const needed = wanted.flatMap((one) => this.#blocksOf(one));
    try {
      await this.#gather(needed);
    } catch (error) {
      this.#refuse(needed, error, () => this.fetch(wanted));
    }
  }

  /** Fetches the block anew that a byte of a section lies in, whether it is kept or not, and checks all of it. Rejects as {@link read} does. */
  async check(section: string, offset: number): Promise<void> {
    const one: NeededBlock = { entry: this.#part.entry(section), block: blockAt(section, offset), bytes: null };
    try {
      const bytes = await this.#fetch(one);
      bytes.read(0, bytes.length);
    } catch (error) {
      this.#refuse([one], error, () => this.check(section, offset));
    }
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
    const needed = ranges.map((range) => listBlocks(entry, range));
    try {
      await this.#gather(needed.flat());
      return ranges.map((range, at) => cut(range, needed[at] ?? []));
    } catch (error) {
      return this.#refuse(needed.flat(), error, () => this.read(section, ranges));
    }
  }
}
