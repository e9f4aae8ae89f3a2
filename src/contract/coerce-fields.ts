import { z } from "zod";

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    inner = inner.unwrap();
  }
  return inner;
}

function coerceValue(value: unknown, schema: unknown): unknown {
  const wanted = unwrap(schema);
  if (wanted instanceof z.ZodArray) return typeof value === "string" ? [value] : value;
  if (wanted instanceof z.ZodNumber && typeof value === "string" && /^\s*\d+\s*$/.test(value)) return Number(value);
  if (wanted instanceof z.ZodString && typeof value === "number") return String(value);
  if (wanted instanceof z.ZodEnum && typeof value === "string") return value.trim().toLowerCase();
  return value;
}

/** Forms send every field, and models fill in those that they have nothing for. */
function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/**
 * Reads the fields of an object as their schema wants them where no doubt is possible: `"5"` is 5 where an
 * integer is wanted, `"a"` is `["a"]` where a list is, `null` and blank text are absent. Everything else is left for the
 * schema to judge, so what is published stays strict while what is taken is lenient.
 */
export function coerceFields(raw: Readonly<Record<string, unknown>>, schema: z.ZodObject): Record<string, unknown> {
  const given = Object.entries(raw).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(given.map(([name, value]) => [name, coerceValue(value, schema.shape[name])]));
}
