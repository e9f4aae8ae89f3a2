import { z } from "zod";

/** What one start of a Worker is measured with: its configuration, its assets, and the queries it is asked. */
export const WorkerTask = z.object({ config: z.string(), assets: z.string(), queries: z.array(z.string()) });
export type WorkerTask = z.infer<typeof WorkerTask>;

/** What requests to a Worker took, seen from outside, and what its isolate held when all garbage was gone. */
export const WorkerFigures = z.object({
  firstMs: z.number(),
  hundredthMs: z.number(),
  heapBytes: z.number(),
  bufferBytes: z.number(),
});
export type WorkerFigures = z.infer<typeof WorkerFigures>;
