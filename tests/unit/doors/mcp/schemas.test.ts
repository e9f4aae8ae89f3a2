import { describe, expect, test } from "vitest";
import * as z from "zod";
import { listTools } from "../../../support/list-tools.ts";
import { makeService } from "../../../support/make-service.ts";

const service = await makeService();
const tools = await listTools(service);

/** Calls with every argument that there is, by tool. */
const CALLS: Record<string, Record<string, unknown>[]> = {
  search: [{ query: "who repatriated the fishermen" }, { query: "What did the Pope say?" }],
  fetch: [{ id: "moscow-before-seoul" }],
  search_passages: [
    { query: "Korea", limit: 2, tag: ["russia"], source: ["Pressmark Desk"], lang: ["en"], facets: ["tag", "year"] },
    { query: "Guteres", response_format: "detailed", sort: "newest", max_tokens: 2_000, max_per_article: 1 },
    { query: "zzzz", in: ["moscow-before-seoul"], after: "2024", before: "2026", author: [] },
  ],
  list_articles: [{ title: "Moscow", sort: "oldest", limit: 3 }, { author: ["Nobody"] }],
  read_article: [
    { id: "moscow-before-seoul", start: 10, max_tokens: 300 },
    { id: "permanent-enemy-label", section: "no-talks-since-2019" },
  ],
  verify_quote: [{ quote: "zero interest", in: ["moscow-before-seoul"] }, { quote: "zero interest" }],
};

const calls = tools.flatMap((tool) => (CALLS[tool.name] ?? []).map((args) => ({ ...tool, args })));

interface Schema {
  [keyword: string]: unknown;
}

const Schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());
/** Makes a zod schema of what a client is told. */
function convert(schema: Schema): z.ZodType {
  return z.fromJSONSchema(z.custom<Parameters<typeof z.fromJSONSchema>[0]>().parse(schema));
}

const Properties = z.record(z.string(), Schema);

/** Every schema inside a schema, itself included. */
function nodesOf(schema: Schema): Schema[] {
  const inner = [
    ...Object.values(Properties.parse(schema.properties ?? {})),
    ...[schema.items, schema.additionalProperties].map((one) => Schema.safeParse(one).data ?? {}),
  ].filter((one) => Object.keys(one).length > 0);
  return [schema, ...inner.flatMap(nodesOf)];
}

/** What the type `Schema` of the Gemini API has, and what its clients drop before they send a schema. */
const GEMINI = new Set(
  (
    "type format title description nullable enum items maxItems minItems properties required minProperties maxProperties " +
    "minLength maxLength pattern example anyOf propertyOrdering default minimum maximum additionalProperties"
  ).split(" "),
);

/** What OpenAI's structured outputs take in strict mode. Lengths of texts and defaults are not among it. */
const OPENAI = new Set(
  (
    "type description properties required additionalProperties items enum const anyOf pattern format " +
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems"
  ).split(" "),
);

/** A schema as OpenAI's clients make it strict: all is required, and what was not may be null. */
function makeStrict(schema: Schema): Schema {
  if (schema.type === "array") return { ...schema, items: makeStrict(Schema.parse(schema.items)) };
  if (schema.type !== "object") return schema;
  const properties = Properties.parse(schema.properties);
  const required = new Set(z.array(z.string()).parse(schema.required ?? []));
  const strict = Object.entries(properties).map(([name, field]) => {
    const made = makeStrict(field);
    return [name, required.has(name) ? made : { anyOf: [made, { type: "null" }] }];
  });
  return { ...schema, properties: Object.fromEntries(strict), required: Object.keys(properties) };
}

describe.each(tools)("$name can be offered to a model", ({ inputSchema, outputSchema }) => {
  test("by Gemini's client: one type a node, and no keyword that its schema lacks", () => {
    for (const node of nodesOf(inputSchema)) {
      expect(Object.keys(node).filter((keyword) => !GEMINI.has(keyword))).toEqual([]);
      expect(node.type).toBeTypeOf("string");
      if (node.type === "array") expect(node.items).toBeTypeOf("object");
      // Only texts may have one, and no value may be empty.
      if (node.enum)
        expect([node.type, z.array(z.string().min(1)).safeParse(node.enum).success]).toEqual(["string", true]);
    }
  });

  test("by OpenAI's client in strict mode: closed objects, everything required", () => {
    const strict = makeStrict(inputSchema);
    for (const node of nodesOf(inputSchema)) {
      expect(Object.keys(node).filter((keyword) => !OPENAI.has(keyword))).toEqual([]);
      if (node.type === "object") expect(node.additionalProperties).toBe(false);
    }
    expect(() => convert(strict)).not.toThrow();
  });

  test("by clients that make zod schemas of it, of what it takes and of what it gives", () => {
    for (const schema of [inputSchema, outputSchema]) {
      expect(() => convert(schema)).not.toThrow();
      expect(nodesOf(schema).every(({ type }) => typeof type === "string")).toBe(true);
      expect(JSON.stringify(schema)).not.toMatch(
        /"(?:examples|default|prefixItems|propertyNames|format|\$ref|\$schema)":/,
      );
    }
  });
});

describe.each(calls)("A call of $name with $args", ({ name, args, inputSchema, outputSchema }) => {
  test("fits the schemas that clients make of what is published, and so does its answer", async () => {
    expect(convert(inputSchema).parse(args)).toEqual(args);
    const { isError, structuredContent } = await service.callTool(name, args);
    expect(isError).toBeUndefined();
    expect(convert(outputSchema).parse(structuredContent)).toEqual(structuredContent);
  });

  test("has the same answer when everything else is null, as models in strict mode send it", async () => {
    const names = Object.keys(inputSchema.properties);
    const strict = { ...Object.fromEntries(names.map((argument) => [argument, null])), ...args };
    expect(convert(makeStrict(inputSchema)).safeParse(strict).success).toBe(true);
    expect(await service.callTool(name, strict)).toEqual(await service.callTool(name, args));
  });
});
