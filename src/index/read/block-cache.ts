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

interface SectionBlock {
  entry: SectionEntry;
  block: Block;
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

/** The blocks in which a range lies. */
function* blocksOf(section: string, { start, end }: ByteRange): Generator<Block> {
  if (start >= end) return;
  let block = blockAt(section, start);
  for (; block.end < end; block = blockAt(section, block.end)) yield block;
  yield block;
}

/** Takes a range out of the blocks in which it lies: in place where that is one, else copied together. */
function cut(
  range: ByteRange,
  blocks: Iterable<Block>,
  bytesOf: (block: Block) => CheckedBytes | undefined,
): Uint8Array {
  const pieces = Array.from(blocks, (block) => {
    const bytes = bytesOf(block);
    return bytes?.read(Math.max(0, range.start - block.start), Math.min(bytes.length, range.end - block.start));
  });
  const found = pieces.filter((piece) => piece !== undefined);
  const [only] = found;
  return only && found.length === 1 ? only : joinBytes(found);
}

/**
 * Reads ranges of the sections that are fetched on demand, and keeps the blocks that were used last. A fetch is never
 * shared between requests: the platform may end it with the request that began it.
 */
export class BlockCache {
  readonly #part: ResidentPart;
  readonly #store: IndexStore;
  readonly #blocks = new Map<string, CheckedBytes>();
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

  async #fetch({ entry, block: { number, start, end } }: SectionBlock): Promise<CheckedBytes> {
    const block = { number, start, end: Math.min(end, entry.length) };
    const bytes = await this.#store.read(pathOf(entry.name, this.#part.header.version), block);
    const file = blockFile(entry.name, number);
    const wanted = block.end - start;
    if (bytes.length !== wanted)
      throw new CorruptIndexError(`Length of ${file} was ${bytes.length} bytes, wanted ${wanted}`);
    return new CheckedBytes(file, bytes, (page) => this.#part.checksumOf(entry, start / PAGE_BYTES + page));
  }

  #forget(file: string): void {
    this.#bytes -= this.#blocks.get(file)?.length ?? 0;
    this.#blocks.delete(file);
  }

  #keep(file: string, block: CheckedBytes): void {
    this.#forget(file);
    this.#blocks.set(file, block);
    this.#bytes += block.length;
    for (const oldest of this.#blocks.keys()) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#forget(oldest);
    }
  }

  /** Gives blocks by the names of their files, those that are not kept fetched six at a time. */
  async #gather(wanted: readonly SectionBlock[]): Promise<Map<string, CheckedBytes>> {
    const found = new Map<string, CheckedBytes>();
    const missing = new Map<string, SectionBlock>();
    for (const one of wanted) {
      const file = blockFile(one.entry.name, one.block.number);
      const held = this.#blocks.get(file);
      if (held) found.set(file, held);
      else missing.set(file, one);
    }
    try {
      await forEachAtOnce([...missing], MAX_FETCHES, async ([file, one]) => {
        found.set(file, await this.#fetch(one));
      });
    } finally {
      // When a request may fetch no more, the next one has less to fetch.
      for (const [file, block] of found) this.#keep(file, block);
    }
    return found;
  }

  /** Takes down what could not be read, and forgets blocks one of which was damaged. */
  #refuse(wanted: readonly SectionBlock[], error: unknown, again: Refused["again"]): never {
    if (error instanceof CorruptIndexError)
      for (const { entry, block } of wanted) this.#forget(blockFile(entry.name, block.number));
    this.#refused = { why: String(error), again };
    throw error;
  }

  #blocksOf({ section, ranges }: SectionRanges): SectionBlock[] {
    const entry = this.#part.entry(section);
    if (entry.place === "resident") return [];
    return ranges.flatMap((range) => Array.from(blocksOf(section, range), (block) => ({ entry, block })));
  }

  /** Whether ranges can be read without a fetch. */
  holds(wanted: SectionRanges): boolean {
    return this.#blocksOf(wanted).every(({ entry, block }) => this.#blocks.has(blockFile(entry.name, block.number)));
  }

  /**
   * Fetches what ranges of several sections need, all at once, so that who reads them next waits for nothing. Rejects with
   * what the store rejects with.
   */
  async fetch(wanted: readonly SectionRanges[]): Promise<void> {
    const blocks = wanted.flatMap((one) => this.#blocksOf(one));
    try {
      await this.#gather(blocks);
    } catch (error) {
      this.#refuse(blocks, error, () => this.fetch(wanted));
    }
  }

  /**
   * Reads ranges of a section. Rejects with a {@link CorruptIndexError} when a checksum page of them was changed or a
   * file is cut off, else with what the store rejects with; the blocks asked for are then forgotten, and fetched again
   * by the next request.
   */
  async read(section: string, ranges: readonly ByteRange[]): Promise<Uint8Array[]> {
    const { place } = this.#part.entry(section);
    if (place === "resident") {
      const content = this.#part.section(section);
      return ranges.map(({ start, end }) => content.read(start, end));
    }
    const wanted = this.#blocksOf({ section, ranges });
    try {
      const blocks = await this.#gather(wanted);
      const bytesOf = ({ number }: Block) => blocks.get(blockFile(section, number));
      return ranges.map((range) => cut(range, blocksOf(section, range), bytesOf));
    } catch (error) {
      return this.#refuse(wanted, error, () => this.read(section, ranges));
    }
  }
}
