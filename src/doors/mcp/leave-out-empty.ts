import type * as z from "zod";

type Node = z.core.JSONSchema.BaseSchema;

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

/** Whether a field may be left out. */
function mayBeEmpty(name: string, types: readonly unknown[], field: Node): boolean {
  if (types.includes("null")) return true;
  if (ALWAYS_GIVEN.has(name)) return false;
  return types.includes("array") || (types.includes("object") && field.required === undefined);
}

/** Describes an object as {@link leaveOutEmpty} leaves it: none of the fields that it may leave out is required, none is null. */
export function describeLeft(node: Node): void {
  const required = new Set(node.required);
  for (const [name, field] of Object.entries(node.properties ?? {})) {
    if (typeof field === "boolean") continue;
    const types = [field.type].flat();
    if (mayBeEmpty(name, types, field)) required.delete(name);
    const [type] = types;
    if (type) field.type = type;
  }
  if (required.size > 0) node.required = [...required];
  else delete node.required;
}
