import { Worker } from "node:worker_threads";
import type { SourceFile } from "../../src/corpus/formats/format.ts";
import { describeFailure, type ReadingSettings } from "../../src/corpus/read-file.ts";
import type { Reading } from "./read-part.ts";

const WORKER = new URL("./read-worker.ts", import.meta.url);

/**
 * Stack of a worker in MiB, of which Node keeps 192 KiB back: what is left is as much as the main thread has, so that what
 * one can read the other can too.
 */
const STACK_MB = (984 + 192) / 1024;

/** Something to be read, and who waits for it. */
interface Job {
  part: SourceFile;
  resolve(reading: Reading): void;
}

/** Reads files in threads of their own. One that ends in the course of it is a fault of the file that it read. */
export class ReaderPool implements Disposable {
  readonly #settings: ReadingSettings;
  readonly #threads: number;
  readonly #worker: URL;
  /** The threads that run, each with what it reads. */
  readonly #workers = new Map<Worker, Job | null>();
  readonly #waiting: Job[] = [];

  /** `worker` is the module that each thread runs; they start when there is something to read. */
  constructor(settings: ReadingSettings, threads: number, worker = WORKER) {
    this.#settings = settings;
    this.#threads = threads;
    this.#worker = worker;
  }

  #start(): Worker {
    const worker = new Worker(this.#worker, { resourceLimits: { stackSizeMb: STACK_MB } });
    let failure: unknown = new Error("the thread that read it ended");
    worker.on("message", (reading: Reading) => {
      this.#workers.get(worker)?.resolve(reading);
      this.#workers.set(worker, null);
      this.#hand();
    });
    worker.on("error", (error) => {
      failure = error;
    });
    worker.on("exit", () => {
      const job = this.#workers.get(worker);
      this.#workers.delete(worker);
      job?.resolve([describeFailure({ file: job.part.path, line: null }, failure)]);
      this.#hand();
    });
    return worker;
  }

  /** A thread that has nothing to do, a new one while there are few; `null` when all are at work. */
  #findIdle(): Worker | null {
    for (const [worker, job] of this.#workers) if (!job) return worker;
    return this.#workers.size < this.#threads ? this.#start() : null;
  }

  /** Hands what waits to threads that have nothing to do. */
  #hand(): void {
    for (let job = this.#waiting[0]; job; job = this.#waiting[0]) {
      const worker = this.#findIdle();
      if (!worker) return;
      this.#waiting.shift();
      this.#workers.set(worker, job);
      const { path, firstLine = 1, given } = job.part;
      // A copy, since a part of a file is a view of all of it, which would go along.
      const bytes = Uint8Array.from(job.part.bytes);
      worker.postMessage({ part: { path, firstLine, bytes, given }, settings: this.#settings }, [bytes.buffer]);
    }
  }

  /** Reads a file, or a part of one. Never rejects. */
  read(part: SourceFile): Promise<Reading> {
    const { promise, resolve } = Promise.withResolvers<Reading>();
    this.#waiting.push({ part, resolve });
    this.#hand();
    return promise;
  }

  [Symbol.dispose](): void {
    this.#waiting.length = 0;
    for (const worker of this.#workers.keys()) worker.terminate();
  }
}
