import { availableParallelism } from "node:os";
import type { SourceFile } from "../../src/corpus/formats/format.ts";
import type { ReadingSettings } from "../../src/corpus/read-file.ts";
import { type Reading, readPart } from "./read-part.ts";
import { ReaderPool } from "./reader-pool.ts";

/** Milliseconds of reading from which it can be told how long the rest would take. */
const MEASURED_MS = 500;

/** Milliseconds of reading ahead that are worth threads: each takes about a second of a processor to start. */
const WORTH_MS = 6000;

/** Most threads: each takes 230 MB, and all of them wait for the one that puts everything together. */
const MAX_THREADS = 4;

/** Parts that are read ahead for each thread, so that none waits; more would only fill memory. */
const AHEAD = 4;

/** Reads parts of a corpus in this thread, and in others once that would take long. */
export class PartReader implements Disposable {
  readonly #settings: ReadingSettings;
  readonly #threads: number;
  readonly #worthMs: number;
  #pool: ReaderPool | null = null;
  #spentMs = 0;
  #bytes = 0;

  /** Of `worthMs` milliseconds of reading ahead, threads are started. */
  constructor(settings: ReadingSettings, worthMs = WORTH_MS) {
    this.#settings = settings;
    this.#worthMs = worthMs;
    this.#threads = Math.min(availableParallelism(), MAX_THREADS);
  }

  /** Parts that may be read at a time. */
  get ahead(): number {
    return this.#pool ? AHEAD * this.#threads : 1;
  }

  #isWorthThreads(bytesLeft: number): boolean {
    if (this.#worthMs === 0) return true;
    const leftMs = (this.#spentMs / this.#bytes) * bytesLeft;
    return this.#threads > 1 && this.#spentMs >= MEASURED_MS && leftMs >= this.#worthMs;
  }

  /** Reads a part, given how much is still to be read behind it. */
  read(part: SourceFile, bytesLeft: number): Reading | Promise<Reading> {
    if (!this.#pool && this.#isWorthThreads(bytesLeft)) this.#pool = new ReaderPool(this.#settings, this.#threads);
    if (this.#pool) return this.#pool.read(part);
    // By the processor's time: when others keep it busy, threads make nothing faster.
    const before = process.cpuUsage();
    const reading = readPart(part, this.#settings);
    this.#spentMs += process.cpuUsage(before).user / 1000;
    this.#bytes += part.bytes.length;
    return reading;
  }

  [Symbol.dispose](): void {
    this.#pool?.[Symbol.dispose]();
  }
}
