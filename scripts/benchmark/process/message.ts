import { z } from "zod";

/** What a measuring process tells: that its step, or the next part of it, begins, and what came of it. */
export const Message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("begun") }),
  z.object({ kind: z.literal("measured"), figures: z.unknown(), peakBytes: z.number() }),
]);
export type Message = z.infer<typeof Message>;
