import { z } from "zod";

/** What one process measures: one step of one system at one size. Paths are absolute. */
export const Task = z.object({
  step: z.enum(["build", "open", "answer", "fetch"]),
  system: z.string(),
  /** The corpus as JSON lines, and how many of its passages. */
  corpus: z.string(),
  passages: z.int(),
  /** Where the system's files are, or are to be. */
  folder: z.string(),
  /** The queries as JSON. */
  queries: z.string(),
});
export type Task = z.infer<typeof Task>;

const Millis = z.number().nonnegative();
const Bytes = z.number();

/** What building took. Reading the corpus is left out of the time. */
export const BuildFigures = z.object({ buildMs: Millis, peakBytes: Bytes });
export type BuildFigures = z.infer<typeof BuildFigures>;

/** What a fresh process took to read the files that are read in whole, to open them, and to open them and answer once. */
export const OpenFigures = z.object({ readBytes: Bytes, readMs: Millis, openMs: Millis, answeredMs: Millis });
export type OpenFigures = z.infer<typeof OpenFigures>;

/**
 * What an open system holds, and how long its answers take once it is warm; `kinds` has the median of each kind.
 * `openBytes` and `askedBytes` are null of a system whose memory Node does not know of;
 * `grownBytes` is by how much the process has grown when every query was asked, garbage that was not given back included.
 */
export const AnswerFigures = z.object({
  openBytes: Bytes.nullable(),
  askedBytes: Bytes.nullable(),
  grownBytes: Bytes,
  p50Ms: Millis,
  p95Ms: Millis,
  kinds: z.record(z.string(), Millis),
  /** Queries that found nothing. */
  unanswered: z.int(),
  queries: z.int(),
  /** Answers that were timed. */
  answers: z.int(),
});
export type AnswerFigures = z.infer<typeof AnswerFigures>;

/** What a query to a system just opened fetches. */
export const FetchFigures = z.object({
  medianFiles: z.number(),
  mostFiles: z.number(),
  medianBytes: Bytes,
  mostBytes: Bytes,
});
export type FetchFigures = z.infer<typeof FetchFigures>;
