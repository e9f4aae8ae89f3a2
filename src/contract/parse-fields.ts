import * as z from "zod";
import { clipText } from "../text/clip-text.ts";

/** One fault of a given value: where it is and, in a sentence, what was given and what was wanted. */
export interface Explanation {
  path: string;
  message: string;
}

const JsonSchemaNode = z.looseObject({
  type: z.unknown(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  description: z.string().optional(),
});
type JsonSchemaNode = z.infer<typeof JsonSchemaNode>;

/** A field that may be null is described by what else it may be. */
const Field = z.preprocess((node) => {
  const { anyOf = [] } = z.looseObject({ anyOf: z.array(z.looseObject({})).optional() }).parse(node);
  const [first] = anyOf;
  return first ? { ...first, ...z.looseObject({}).parse(node) } : node;
}, JsonSchemaNode);

const Properties = z.looseObject({ properties: z.record(z.string(), Field).default({}) });

/** Longest value quoted in a message, in UTF-16 code units: enough to know it again. */
const MAX_SHOWN = 60;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return clipText(text, MAX_SHOWN);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** How long a text may be, and how long it is where that is too long: the text itself is shown in part. */
function describeLength({ minLength = 0, maxLength = 0 }: JsonSchemaNode, given: unknown): string {
  const wanted = `a text of ${minLength} to ${maxLength} characters`;
  return typeof given === "string" && given.length > maxLength ? `${wanted} rather than ${given.length}` : wanted;
}

function describeKind(node: JsonSchemaNode, given: unknown): string {
  if (node.enum) return `one of ${node.enum.join(", ")}`;
  if (node.type === "boolean") return "true or false";
  if (node.type === "integer" && node.maximum === Number.MAX_SAFE_INTEGER)
    return `an integer of ${node.minimum} or more`;
  if (node.type === "integer") return `an integer from ${node.minimum} to ${node.maximum}`;
  if (node.type === "array" && node.maxItems) return `a list of at most ${node.maxItems} texts`;
  if (node.pattern || node.format) return lowerFirst(node.description ?? "another form");
  if (node.maxLength) return describeLength(node, given);
  return node.description ?? (typeof node.type === "string" ? `a ${node.type}` : "another value");
}

/** What this corpus has for a field, by its name, the best example first: what stands in a schema is from some corpus or none. */
export type Examples = Readonly<Record<string, readonly string[]>>;

function exampleOf(name: string, node: JsonSchemaNode | undefined, examples: Examples): unknown {
  if (!node) return undefined;
  if (!Object.hasOwn(examples, name)) return node.examples?.[0];
  const [own] = examples[name] ?? [];
  return node.type === "array" && own !== undefined ? [own] : own;
}

function describeWanted(node: JsonSchemaNode | undefined, given: unknown, example: unknown): string {
  if (!node) return "another value";
  return describeKind(node, given) + (example === undefined ? "" : `, such as ${show(example)}`);
}

/** The description of what a list holds, with the first of its examples; of any other field the field's own. */
function partOf(node: JsonSchemaNode | undefined, [, ...within]: readonly PropertyKey[]): JsonSchemaNode | undefined {
  if (node?.type !== "array" || within.length === 0) return node;
  const part = JsonSchemaNode.parse(node.items);
  // Of lists in a list only that tells what they are.
  return part.type === "array" ? node : { ...part, examples: node.examples?.flat() };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), input);
}

/** What an explanation is made from: the fields as they were given, and as they were read. */
interface Reading {
  given: unknown;
  read: unknown;
  properties: Record<string, JsonSchemaNode>;
  examples: Examples;
}

function explainIssue(issue: z.core.$ZodIssue, { given, read, properties, examples }: Reading): Explanation {
  const [name = ""] = issue.path;
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(properties).join(", ");
    return {
      path: issue.keys.join(", "),
      message: `${issue.keys.map(show).join(", ")} is not known; known are ${known}`,
    };
  }
  // A text that was read as a list has no places of its own.
  const isSplit = issue.path.length > 1 && typeof valueAt(given, [name]) === "string";
  const value = valueAt(isSplit ? read : given, issue.path);
  const path = isSplit ? String(name) : issue.path.join(".");
  const node = partOf(properties[String(name)], issue.path);
  if (path === "")
    return { path, message: `${show(value)} was given, wanted an object with ${Object.keys(properties).join(", ")}` };
  const wanted = describeWanted(node, value, exampleOf(String(name), node, examples));
  const was = value === undefined ? "is missing" : `was ${show(value)}`;
  return { path, message: `${path} ${was}, wanted ${wanted}` };
}

/**
 * Says what is wrong with a value that `schema` refused, one explanation for each fault, in the
 * order of the schema: `limit was 500, wanted an integer from 1 to 50, such as 10`.
 *
 * What is wanted is read off the schema's own JSON Schema, so that it cannot drift from the check.
 */
export function explainIssues(error: z.ZodError, input: unknown, schema: z.ZodType): Explanation[] {
  return explainAll(error, schema, { given: input, read: input, examples: {} });
}

function explainAll(error: z.ZodError, schema: z.ZodType, about: Omit<Reading, "properties">): Explanation[] {
  const { properties } = Properties.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const all = error.issues.map((issue) => explainIssue(issue, { ...about, properties }));
  // A value that breaks two rules has one explanation.
  return [...new Map(all.map((one) => [one.message, one])).values()];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    inner = inner.unwrap();
  }
  return inner;
}

/** The values that one text stands for: several with commas between them where no value has a comma itself. */
function splitList(text: string, element: unknown): string[] {
  return element instanceof z.ZodEnum ? text.split(",") : [text];
}

function coerceValue(value: unknown, schema: unknown): unknown {
  const wanted = unwrap(schema);
  if (wanted instanceof z.ZodArray && typeof value === "string")
    return splitList(value, wanted.element).map((one) => coerceValue(one, wanted.element));
  if (wanted instanceof z.ZodArray && Array.isArray(value)) return value.map((one) => coerceValue(one, wanted.element));
  if (wanted instanceof z.ZodNumber && typeof value === "string" && /^\s*\d+\s*$/.test(value)) return Number(value);
  if (wanted instanceof z.ZodBoolean && typeof value === "string" && /^\s*(?:true|false)\s*$/i.test(value))
    return value.trim().toLowerCase() === "true";
  if (wanted instanceof z.ZodString && typeof value === "number") return String(value);
  if (wanted instanceof z.ZodEnum && typeof value === "string") return value.trim().toLowerCase();
  return value;
}

/** Forms send every field, and models fill in those that they have nothing for. */
function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

function coerceFields(raw: Readonly<Record<string, unknown>>, schema: z.ZodObject): Record<string, unknown> {
  const given = Object.entries(raw).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(given.map(([name, value]) => [name, coerceValue(value, schema.shape[name])]));
}

/** Fields that hold, or what is wrong with them, in the order of the schema. */
export type FieldsReading<T> = { value: T } | { errors: Explanation[] };

/**
 * Reads the fields of an object by their schema, leniently where no doubt is possible: `"5"` is 5 where an integer is
 * wanted, `"a"` is `["a"]` where a list is and `"a,b"` is `["a", "b"]` where its values are known, `null` and blank text are absent. Everything else is left for the schema to
 * judge, so what is published stays strict while what is taken is lenient. Explanations name the examples of this corpus, where
 * there are some.
 */
export function parseFields<S extends z.ZodObject>(
  raw: Readonly<Record<string, unknown>>,
  schema: S,
  examples: Examples = {},
): FieldsReading<z.infer<S>> {
  const read = coerceFields(raw, schema);
  const reading = schema.safeParse(read);
  if (reading.success) return { value: reading.data };
  return { errors: explainAll(reading.error, schema, { given: raw, read, examples }) };
}
