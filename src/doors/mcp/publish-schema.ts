import * as z from "zod";
import type { Examples } from "../../contract/parse-fields.ts";
import { clipText } from "../../text/clip-text.ts";
import { describeLeft } from "./leave-out-empty.ts";

type Node = z.core.JSONSchema.BaseSchema;

/**
 * The keywords that every client can convert for its model. OpenAI's strict mode refuses `default` and the lengths of texts,
 * Gemini `examples`, `const`, `propertyNames` and lists of types; some read no reference and no union. What is not published
 * is checked all the same, and the sentence that refuses an argument says what was wanted.
 */
const KEYWORDS = new Set([
  "type",
  "properties",
  "required",
  "items",
  "enum",
  "description",
  "minimum",
  "maximum",
  "additionalProperties",
]);

/** What `z.int()` says of a number without bounds of its own: every safe integer, which tells a client nothing. */
const UNBOUNDED = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/** Writes a node with these keywords alone; what may be null has `null` among its types. */
function simplify(node: Node): void {
  const [some, none, ...more] = node.anyOf ?? [];
  if (some && none?.type === "null" && more.length === 0)
    Object.assign(node, { ...some, ...node, type: [some.type, "null"] });
  if (node.const !== undefined) node.enum = [node.const];
  if (node.minimum === UNBOUNDED.minimum) delete node.minimum;
  if (node.maximum === UNBOUNDED.maximum) delete node.maximum;
  for (const keyword of Object.keys(node)) if (!KEYWORDS.has(keyword)) delete node[keyword];
}

/** Longest value of the corpus that a description names, in UTF-16 code units: enough to know it again. */
const MAX_VALUE = 40;

/** Arguments whose descriptions name what this corpus has: those that a model could only guess. */
const NAMED = new Set(["query", "title", "tag", "source", "author", "lang"]);

/** Describes an argument: what is said of it, or else its own description, and what counts when it is not given. */
function describeArgument(field: Node, said: string | undefined, standard: unknown): void {
  const isTold = typeof standard === "string" || typeof standard === "number";
  const parts = [said ?? field.description ?? "", isTold ? `${standard} unless given` : ""];
  const description = parts.filter((part) => part !== "").join("; ");
  if (description === "") delete field.description;
  else field.description = description;
}

/**
 * Gives the JSON Schema of a tool's arguments: strict, inlined. `says` is told of arguments in place of their descriptions,
 * nothing at all where it is empty.
 */
export function publishArguments(input: z.ZodObject, says: Readonly<Record<string, string>>): Node {
  const standards = new Map<string, unknown>();
  const { $schema: _, ...published } = z.toJSONSchema(input, {
    io: "input",
    reused: "inline",
    override: ({ jsonSchema, path }) => {
      if (jsonSchema.default !== undefined) standards.set(String(path.at(-1)), jsonSchema.default);
      simplify(jsonSchema);
    },
  });
  for (const [name, field] of Object.entries(published.properties ?? {}))
    if (typeof field === "object") describeArgument(field, says[name], standards.get(name));
  return published;
}

/** Adds to the description of an argument what this corpus has for it: several values of a filter, one example of anything else. */
function nameExamples(field: Node, own: readonly string[]): Node {
  const shown = own.slice(0, field.type === "array" ? own.length : 1).map((value) => clipText(value, MAX_VALUE));
  if (shown.length === 0 || field.description === undefined) return field;
  return { ...field, description: `${field.description}, such as ${shown.join(", ")}` };
}

/** Gives what {@link publishArguments} made with the examples of a corpus in its descriptions. */
export function withExamples(published: Node, examples: Examples): Record<string, unknown> {
  const fields = Object.entries(published.properties ?? {}).map(([name, field]) => {
    const own = NAMED.has(name) ? (examples[name] ?? []) : [];
    return [name, typeof field === "boolean" ? field : nameExamples(field, own)];
  });
  return { ...published, properties: Object.fromEntries(fields) };
}

/** Gives the JSON Schema of a tool's answers, as they are when what is empty is left out. Fields may be added to them. */
export function publishAnswer(output: z.ZodObject): Record<string, unknown> {
  const { $schema: _, ...published } = z.toJSONSchema(output, {
    io: "input",
    reused: "inline",
    override: ({ jsonSchema }) => {
      simplify(jsonSchema);
      if (jsonSchema.type === "object") describeLeft(jsonSchema);
    },
  });
  return published;
}
