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

function describeKind(node: JsonSchemaNode): string {
  if (node.enum) return `one of ${node.enum.join(", ")}`;
  if (node.type === "boolean") return "true or false";
  if (node.type === "integer") return `an integer from ${node.minimum} to ${node.maximum}`;
  if (node.type === "array" && node.maxItems) return `a list of at most ${node.maxItems} texts`;
  if (node.pattern || node.format) return lowerFirst(node.description ?? "another form");
  if (node.maxLength) return `a text of ${node.minLength ?? 0} to ${node.maxLength} characters`;
  return node.description ?? (typeof node.type === "string" ? `a ${node.type}` : "another value");
}

/** What this corpus has for a field, by its name, the best example first: what stands in a schema is from some corpus or none. */
export type Examples = Readonly<Record<string, readonly string[]>>;

function exampleOf(name: string, node: JsonSchemaNode, examples: Examples): unknown {
  if (!Object.hasOwn(examples, name)) return node.examples?.[0];
  const [own] = examples[name] ?? [];
  return node.type === "array" && own !== undefined ? [own] : own;
}

function describeWanted(name: string, node: JsonSchemaNode | undefined, examples: Examples): string {
  if (!node) return "another value";
  const example = exampleOf(name, node, examples);
  return describeKind(node) + (example === undefined ? "" : `, such as ${show(example)}`);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), input);
}

function explainIssue(
  issue: z.core.$ZodIssue,
  { input, properties, examples }: { input: unknown; properties: Record<string, JsonSchemaNode>; examples: Examples },
): Explanation {
  const [name = ""] = issue.path;
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(properties).join(", ");
    return {
      path: issue.keys.join(", "),
      message: `${issue.keys.map(show).join(", ")} is not known; known are ${known}`,
    };
  }
  const given = valueAt(input, issue.path);
  const wanted = describeWanted(String(name), properties[String(name)], examples);
  if (path === "")
    return { path, message: `${show(given)} was given, wanted an object with ${Object.keys(properties).join(", ")}` };
  return {
    path,
    message:
      given === undefined ? `${path} is missing, wanted ${wanted}` : `${path} was ${show(given)}, wanted ${wanted}`,
  };
}

/**
 * Says what is wrong with a value that `schema` refused, one explanation for each fault, in the
 * order of the schema: `limit was 500, wanted an integer from 1 to 50, such as 10`.
 *
 * What is wanted is read off the schema's own JSON Schema, so that it cannot drift from the check.
 */
export function explainIssues(error: z.ZodError, input: unknown, schema: z.ZodType): Explanation[] {
  return explainAll(error, input, { schema, examples: {} });
}

function explainAll(
  error: z.ZodError,
  input: unknown,
  { schema, examples }: { schema: z.ZodType; examples: Examples },
): Explanation[] {
  const { properties } = Properties.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return error.issues.map((issue) => explainIssue(issue, { input, properties, examples }));
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    inner = inner.unwrap();
  }
  return inner;
}

function coerceValue(value: unknown, schema: unknown): unknown {
  const wanted = unwrap(schema);
  if (wanted instanceof z.ZodArray && typeof value === "string") return [coerceValue(value, wanted.element)];
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
 * wanted, `"a"` is `["a"]` where a list is, `null` and blank text are absent. Everything else is left for the schema to
 * judge, so what is published stays strict while what is taken is lenient. Explanations name the examples of this corpus, where
 * there are some.
 */
export function parseFields<S extends z.ZodObject>(
  raw: Readonly<Record<string, unknown>>,
  schema: S,
  examples: Examples = {},
): FieldsReading<z.infer<S>> {
  const reading = schema.safeParse(coerceFields(raw, schema));
  return reading.success ? { value: reading.data } : { errors: explainAll(reading.error, raw, { schema, examples }) };
}
