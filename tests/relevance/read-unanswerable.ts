import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const Queries = z.array(z.strictObject({ id: z.string(), query: z.string(), why: z.string() }));

/** Reads the queries that the articles in `corpus/` cannot answer. */
export function readUnanswerable(): z.infer<typeof Queries> {
  return Queries.parse(parse(readFileSync(new URL("unanswerable.yaml", import.meta.url), "utf8")));
}
