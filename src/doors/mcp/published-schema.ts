import { z } from "zod";

/** What `z.int()` says of a number without bounds of its own: every safe integer, which tells a client nothing. */
const UNBOUNDED = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

function simplify(node: z.core.JSONSchema.BaseSchema): void {
  if (node.minimum === UNBOUNDED.minimum) delete node.minimum;
  if (node.maximum === UNBOUNDED.maximum) delete node.maximum;
  const [some, none, ...more] = node.anyOf ?? [];
  if (!some || none?.type !== "null" || more.length > 0 || typeof some.type !== "string") return;
  delete node.anyOf;
  Object.assign(node, some, { type: [some.type, "null"] });
}

/**
 * Gives the JSON Schema of a zod schema as tools publish it: inlined, and without unions, since some clients
 * can read neither references nor `anyOf`; what may be null has `null` among its types.
 */
export function publishSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...published } = z.toJSONSchema(schema, {
    io,
    reused: "inline",
    override: ({ jsonSchema }) => simplify(jsonSchema),
  });
  return published;
}
