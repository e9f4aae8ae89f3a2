import type { z } from "zod";
import type { Message } from "./message.ts";

/** Tells that the next part of a step begins, which has its own time. */
export type Begin = () => Promise<void>;

function tell(message: Message): Promise<void> {
  const sent = Promise.withResolvers<void>();
  process.send?.(message, undefined, undefined, () => sent.resolve());
  return sent.promise;
}

/** Does what a measuring process is there for: reads its argument, measures, tells the figures, and ends. */
export async function reportFigures<A>(
  shape: z.ZodType<A>,
  measure: (argument: A, begin: Begin) => Promise<unknown>,
): Promise<void> {
  const argument = shape.parse(JSON.parse(process.argv[2] ?? "null"));
  const figures = await measure(argument, () => tell({ kind: "begun" }));
  await tell({ kind: "measured", figures, peakBytes: process.resourceUsage().maxRSS * 1024 });
  process.exit();
}
