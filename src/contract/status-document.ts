import { z } from "zod";
import { IndexReference } from "./search-response.ts";

/** Answer of `GET /status` when the index answers. */
export const StatusDocument = z.object({
  status: z.literal("ok"),
  corpus: z.object({ name: z.string(), title: z.string(), description: z.string().nullable() }),
  index: IndexReference,
  languages: z.array(z.object({ value: z.string(), count: z.int() })),
  date_range: z.object({ first: z.string().nullable(), last: z.string().nullable() }),
});
export type StatusDocument = z.infer<typeof StatusDocument>;
