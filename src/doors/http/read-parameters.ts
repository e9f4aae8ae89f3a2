import type { Context } from "hono";
import type * as z from "zod";
import { type Examples, parseFields } from "../../contract/parse-fields.ts";
import { ProblemError } from "./problem.ts";

/** Parameters as they were given: without those that are blank, as forms send them; a list where one was given several times. */
export function givenParameters(c: Context): Record<string, unknown> {
  const given = Object.entries(c.req.queries()).map(([name, values]): [string, unknown] => {
    const [first, ...more] = values.filter((value) => value.trim() !== "");
    return [name, more.length > 0 ? [first, ...more] : first];
  });
  return Object.fromEntries(given);
}

/** Reads parameters by a schema, with a note on unknown ones. Throws a 400 problem that lists everything that is wrong. */
export function readParameters<S extends z.ZodObject>(
  given: Readonly<Record<string, unknown>>,
  schema: S,
  examples: Examples,
) {
  const isKnown = (name: string) => Object.hasOwn(schema.shape, name);
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => isKnown(name)));
  const reading = parseFields(known, schema, examples);
  if ("errors" in reading) {
    const { errors } = reading;
    throw new ProblemError(400, errors.map(({ message }) => message).join("; "), { errors });
  }
  const unknown = Object.keys(given).filter((name) => !isKnown(name));
  const named = unknown.map((name) => JSON.stringify(name)).join(", ");
  return { value: reading.value, notes: named === "" ? [] : [`Unknown parameters were ignored: ${named}`] };
}
