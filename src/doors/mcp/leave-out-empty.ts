import type * as z from "zod";

/** The lists that an answer is about. An empty one says that there is nothing, so it stays. */
const ALWAYS_GIVEN = new Set(["results", "hits", "articles", "places"]);

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (value instanceof Object && Object.keys(value).length === 0);
}

function leaveOutWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaveOutWithin);
  return value instanceof Object ? leaveOutEmpty(value) : value;
}

/**
 * Leaves out the fields of an answer, at any depth, that are `null`, an empty list or an object without fields: to a model
 * they cost tokens and say nothing.
 */
export function leaveOutEmpty(answer: object): Record<string, unknown> {
  const told = Object.entries(answer).map(([name, value]): [string, unknown] => [name, leaveOutWithin(value)]);
  return Object.fromEntries(told.filter(([name, value]) => ALWAYS_GIVEN.has(name) || !isEmpty(value)));
}

/** Whether a field may be left out. What may be null is never given as null. */
function mayBeEmpty(name: string, field: z.core.JSONSchema.BaseSchema): boolean {
  const types = [field.type].flat();
  if (types.includes("null")) return true;
  if (ALWAYS_GIVEN.has(name)) return false;
  return types.includes("array") || (types.includes("object") && field.required === undefined);
}

/** Describes an object as {@link leaveOutEmpty} leaves it: none of the fields that it may leave out is required, none is null. */
export function describeLeft(node: z.core.JSONSchema.BaseSchema): void {
  const { properties = {}, required = [] } = node;
  const given = Object.entries(properties).filter(
    ([name, field]) => typeof field === "object" && !mayBeEmpty(name, field),
  );
  const names = new Set(given.map(([name]) => name));
  const left = required.filter((name) => names.has(name));
  for (const field of Object.values(properties)) {
    const [type] = typeof field === "object" ? [field.type].flat() : [];
    if (typeof field === "object" && type) field.type = type;
  }
  if (left.length > 0) node.required = left;
  else delete node.required;
}
