import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import * as z from "zod";
import { parseFields } from "../../contract/parse-fields.ts";

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
function publishSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...published } = z.toJSONSchema(schema, {
    io,
    reused: "inline",
    override: ({ jsonSchema }) => simplify(jsonSchema),
  });
  return published;
}

/** Arguments that hold, or a sentence about those that do not. */
export type ArgumentReading<T> = { input: T } | { problem: string };

type Aliases = Readonly<Record<string, readonly string[]>>;

const Given = z.record(z.string(), z.unknown()).catch({});

function renameAliases(given: Readonly<Record<string, unknown>>, aliases: Aliases): Record<string, unknown> {
  const renamed = { ...given };
  for (const [name, others] of Object.entries(aliases)) {
    const alias = others.find((other) => renamed[other] !== undefined);
    if (alias === undefined || renamed[name] !== undefined) continue;
    renamed[name] = renamed[alias];
    delete renamed[alias];
  }
  return renamed;
}

function makeStandardSchema<T>(
  published: Record<string, unknown>,
  read: (given: unknown) => T,
): StandardSchemaWithJSON<unknown, T> {
  return {
    "~standard": {
      version: 1,
      vendor: "pressmark",
      jsonSchema: { input: () => published, output: () => published },
      validate: (given) => ({ value: read(given) }),
    },
  };
}

/**
 * Makes the schema of a tool's arguments: strict in what it publishes, lenient in what it takes. Bad arguments
 * come out as a sentence rather than as issues, whose raw text the protocol layer would show.
 */
export function makeArgumentSchema<I extends z.ZodObject>(
  input: I,
  aliases: Aliases,
): StandardSchemaWithJSON<unknown, ArgumentReading<z.infer<I>>> {
  return makeStandardSchema(publishSchema(input, "input"), (given) => {
    const reading = parseFields(renameAliases(Given.parse(given), aliases), input);
    if ("value" in reading) return { input: reading.value };
    return { problem: reading.errors.map(({ message }) => message).join("; ") };
  });
}

/** Makes the schema of a tool's answers. It only publishes: that answers hold is seen by the compiler and the tests. */
export function makeAnswerSchema(output: z.ZodObject): StandardSchemaWithJSON {
  return makeStandardSchema(publishSchema(output, "output"), (answer) => answer);
}
