import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import * as z from "zod";
import { type Examples, parseFields } from "../../contract/parse-fields.ts";
import { publishAnswer } from "./publish-schema.ts";

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
 * come out as a sentence rather than as issues, whose raw text the protocol layer would show. Both name the examples.
 */
export function makeArgumentSchema<I extends z.ZodObject>(
  input: I,
  { published, aliases, examples }: { published: Record<string, unknown>; aliases: Aliases; examples: Examples },
): StandardSchemaWithJSON<unknown, ArgumentReading<z.infer<I>>> {
  return makeStandardSchema(published, (given) => {
    const reading = parseFields(renameAliases(Given.parse(given), aliases), input, examples);
    if ("value" in reading) return { input: reading.value };
    return { problem: reading.errors.map(({ message }) => message).join("; ") };
  });
}

/** Makes the schema of a tool's answers. It only publishes: that answers hold is seen by the compiler and the tests. */
export function makeAnswerSchema(output: z.ZodObject): StandardSchemaWithJSON {
  return makeStandardSchema(publishAnswer(output), (answer) => answer);
}
