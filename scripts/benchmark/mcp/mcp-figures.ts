import { z } from "zod";

/**
 * What calls of one kind cost, in milliseconds each, and what of it is the tool's own work, which is the same on both
 * sides. The ratios are the medians of the rounds' own: of the whole, and of what is left without that work.
 */
const CallFigures = z.object({
  revision: z.string(),
  method: z.string(),
  tool: z.string().nullable(),
  ownMs: z.number(),
  plainMs: z.number(),
  workMs: z.number(),
  ratio: z.number(),
  restRatio: z.number(),
});

/** What the calls cost that an endpoint with so many tools answers, here and with a plain server for each request. */
export const McpFigures = z.object({ tools: z.int(), rounds: z.int(), perRound: z.int(), calls: z.array(CallFigures) });
export type McpFigures = z.infer<typeof McpFigures>;
