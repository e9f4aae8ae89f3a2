import { z } from "zod";
import { coerceFields } from "../../contract/coerce-fields.ts";
import { explainIssues } from "../../contract/explain-issues.ts";
import { ProblemError } from "./problem-error.ts";

/** Query parameters as their schema reads them, and notes on those that it does not know. */
export interface QueryReading<T> {
  value: T;
  notes: string[];
}

function noteUnknown(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`Unknown parameters were ignored: ${names.map((name) => JSON.stringify(name)).join(", ")}`];
}

/**
 * Reads the query parameters of a request. A parameter without a value, as forms send it, is absent; one given
 * several times is a list. Throws a 400 problem that lists everything that is wrong.
 */
export function readQuery<S extends z.ZodObject>(
  queries: Readonly<Record<string, string[]>>,
  schema: S,
): QueryReading<z.infer<S>> {
  const given = Object.entries(queries).map(([name, values]): [string, unknown] => {
    const [first, ...more] = values.filter((value) => value.trim() !== "");
    return [name, more.length > 0 ? [first, ...more] : first];
  });
  const raw = Object.fromEntries(given.filter(([name]) => Object.hasOwn(schema.shape, name)));
  const reading = schema.safeParse(coerceFields(raw, schema));
  if (!reading.success) {
    const errors = explainIssues(reading.error, raw, schema);
    throw new ProblemError(400, errors.map(({ message }) => message).join("; "), { errors });
  }
  return {
    value: reading.data,
    notes: noteUnknown(given.map(([name]) => name).filter((name) => !Object.hasOwn(schema.shape, name))),
  };
}

/** Describes the query parameters of a route for OpenAPI, from the schema that reads them. */
export function describeQuery(
  schema: z.ZodObject,
): { in: "query"; name: string; required: boolean; schema: object; description?: string }[] {
  const json = z.looseObject({
    properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })),
  });
  const { properties } = json.parse(z.toJSONSchema(schema, { io: "input" }));
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    in: "query",
    name,
    required: !schema.shape[name]?.safeParse(undefined).success,
    schema: property,
    ...(description === undefined ? {} : { description }),
  }));
}
