import type { DemandFacts, RequestLine } from "../contract/request-line.ts";

/** Parts of the work on a request, in the order in which most requests come to them. */
type Stage = "access" | "body" | "index" | "count" | "rank" | "describe" | "answer";

type Facts = Omit<DemandFacts, "ms"> & Partial<Pick<RequestLine, "index" | "key">>;

/** To tenths: the platform's clock counts whole milliseconds. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/**
 * What is noted while a request is answered, for its line in the log. Each request has one of its own, which goes with it
 * through the doors and the operation.
 *
 * Stages are what lies between two looks at the clock. Where the Worker is deployed, the clock stands still except when
 * something is fetched: a stage that fetches nothing takes 0 ms, and work before a fetch counts to the stage of the
 * fetch. So the milliseconds say what was waited for; the platform measures the time of the processor.
 */
export class RequestRecord {
  readonly #keepsQueries: boolean;
  readonly #facts: Facts = {};
  readonly #stages = new Map<Stage, number>();
  readonly #batch: RequestRecord | null;
  readonly #calls: RequestRecord[] = [];
  readonly #began = performance.now();
  #last = this.#began;

  /** A query that is noted is forgotten at once unless `keepsQueries`. A message of a batch is part of its record. */
  constructor(keepsQueries: boolean, batch: RequestRecord | null = null) {
    this.#keepsQueries = keepsQueries;
    this.#batch = batch;
  }

  /** Notes what is known by now. The index is one for all messages of a batch. */
  note({ query, index, ...facts }: Facts): void {
    Object.assign(this.#facts, facts, this.#keepsQueries && query !== undefined && { query });
    if (index !== undefined) (this.#batch ?? this).#facts.index = index;
  }

  /** Ends a stage: it took the time since the one before. */
  end(stage: Stage): void {
    const now = performance.now();
    this.#stages.set(stage, (this.#stages.get(stage) ?? 0) + now - this.#last);
    this.#last = now;
  }

  /** Begins the record of a message of a batch. */
  addCall(): RequestRecord {
    const call = new RequestRecord(this.#keepsQueries, this);
    this.#calls.push(call);
    return call;
  }

  /** All that was noted up to the last stage that ended. */
  get facts(): Facts & Pick<RequestLine, "ms" | "calls"> {
    const stages = Array.from(this.#stages, ([stage, ms]) => [stage, round(ms)]);
    const ms = { all: round(this.#last - this.#began), ...Object.fromEntries(stages) };
    const calls = this.#calls.map(({ facts }) => facts);
    return { ...this.#facts, ms, ...(calls.length > 0 && { calls }) };
  }
}
