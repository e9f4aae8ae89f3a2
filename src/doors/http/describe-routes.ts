import * as z from "zod";
import { Problem } from "../../contract/request-errors.ts";
import type { Operation, OperationContext } from "../../operations/operation.ts";
import { FORMS, MEDIA_TYPES } from "./negotiate.ts";

/** Makes an answer in one form; an object for JSON, a text for the others. */
interface Forms<I extends z.ZodObject> {
  json?(input: z.infer<I>, context: OperationContext): Promise<object>;
  html?(input: z.infer<I>, context: OperationContext): Promise<string>;
  markdown?(input: z.infer<I>, context: OperationContext): Promise<string>;
}

/** What OpenAPI says of a route. */
export interface DescribedRoute<Q extends z.ZodObject = z.ZodObject, I extends z.ZodObject = z.ZodObject> {
  /** As Hono has it: `/articles/:id`. */
  path: string;
  operation: Operation<I>;
  /** The parameters that it takes in the query; `format` among them where there are several forms. */
  query: Q;
  /** The forms of its answer. */
  forms: Forms<I>;
}

const INFO = {
  title: "Pressmark",
  description: "Ranked passages from a body of articles. The tools for AI assistants are at POST /mcp.",
  version: "1",
};

const Properties = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })).default({}),
});

/** OpenAPI 3.1 has JSON Schema as zod writes it. */
function describeSchema(schema: z.ZodType): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input" });
  return json;
}

function describeQuery(query: z.ZodObject): object[] {
  const { properties } = Properties.parse(describeSchema(query));
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    in: "query",
    name,
    required: !query.shape[name]?.safeParse(undefined).success,
    schema,
    ...(description !== undefined && { description }),
  }));
}

const PATH_PARAMETER = /:(\w+)/g;

function describePath({ path, operation }: DescribedRoute): object[] {
  return Array.from(path.matchAll(PATH_PARAMETER), ([, name = ""]) => {
    const { description } = z.globalRegistry.get(operation.input.shape[name] ?? z.string()) ?? {};
    return { in: "path", name, description, required: true, schema: { type: "string" } };
  });
}

/** How the key of a private corpus is sent. */
const KEY = { type: "http", scheme: "bearer", description: "A key that the owner of the service gives out" };

/** The problems that a route may answer with, by status. */
function describeErrors({ operation, inPath, inQuery }: { operation: Operation; inPath: object[]; inQuery: object[] }) {
  const errors = [
    ...(inQuery.length > 0 ? [[400, "A parameter has a bad value"]] : []),
    ...(inPath.length > 0 ? [[404, "There is nothing with this id; the nearest ids are named"]] : []),
    [429, `Too many ${operation.cost > 0 ? "searches" : "requests"}; see Retry-After`],
    [503, "The index cannot be read now; see Retry-After"],
  ];
  const content = { "application/problem+json": { schema: describeSchema(Problem) } };
  return Object.fromEntries(errors.map(([status, description]) => [status, { description, content }]));
}

function describeRoute(route: DescribedRoute): object {
  const { operation, query, forms } = route;
  const { name, summary, description, output } = operation;
  const [inPath, inQuery] = [describePath(route), describeQuery(query)];
  const others = FORMS.filter((form) => form !== "json" && forms[form]);
  const texts = others.map((form) => [MEDIA_TYPES[form], { schema: { type: "string" } }]);
  const content = { "application/json": { schema: describeSchema(output) }, ...Object.fromEntries(texts) };
  const responses = {
    200: { description: summary, content },
    304: { description: "The client has this answer already (If-None-Match)" },
    ...describeErrors({ operation, inPath, inQuery }),
  };
  return { operationId: name, summary, description, parameters: [...inPath, ...inQuery], responses };
}

/** Describes the routes that programs use, those with an answer in JSON, as an OpenAPI 3.1 document; whether they need a key. */
export function describeRoutes(routes: readonly DescribedRoute[], isPrivate: boolean): object {
  const described = routes.filter(({ forms }) => forms.json);
  const paths = described.map((route) => [route.path.replace(PATH_PARAMETER, "{$1}"), { get: describeRoute(route) }]);
  const security = isPrivate && { security: [{ key: [] }] };
  const components = isPrivate ? { securitySchemes: { key: KEY } } : {};
  return { openapi: "3.1.0", info: INFO, ...security, components, paths: Object.fromEntries(paths) };
}
