import { z } from "zod";

/** Puts back, at any depth, what is left out of an answer where it is empty. Anything else that is missing stays so. */
function fill(shape: unknown, value: unknown): unknown {
  if (shape instanceof z.ZodOptional) return value === undefined ? undefined : fill(shape.unwrap(), value);
  if (shape instanceof z.ZodNullable) return value === undefined ? null : fill(shape.unwrap(), value);
  if (shape instanceof z.ZodRecord) return value ?? {};
  if (shape instanceof z.ZodArray)
    return Array.isArray(value) ? value.map((one) => fill(shape.element, one)) : (value ?? []);
  if (!(shape instanceof z.ZodObject)) return value;
  const given = z.record(z.string(), z.unknown()).parse(value ?? {});
  return Object.fromEntries(Object.entries(shape.shape).map(([name, field]) => [name, fill(field, given[name])]));
}

/** Reads the answer of a tool by its shape: what is not on the wire is null, an empty list or an object without fields. */
export function readAnswer<S extends z.ZodObject>(shape: S, told: unknown): z.infer<S> {
  return shape.parse(fill(shape, told));
}

/** Where an answer has fields that are null, empty lists or objects without fields. */
export function findEmpty(answer: unknown, path = ""): string[] {
  if (Array.isArray(answer)) return answer.flatMap((one, at) => findEmpty(one, `${path}[${at}]`));
  if (!(answer instanceof Object)) return [];
  return Object.entries(answer).flatMap(([name, value]) => {
    const isEmpty = value === null || (value instanceof Object && Object.keys(value).length === 0);
    return isEmpty ? [`${path}.${name}`] : findEmpty(value, `${path}.${name}`);
  });
}
