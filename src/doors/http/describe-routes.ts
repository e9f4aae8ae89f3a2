import * as z from "zod";
import { Problem } from "../../contract/request-errors.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { Operation, OperationContext } from "../../operations/operation.ts";
import { identify } from "../discovery/identity.ts";
import type { View } from "../page/view.ts";
import { type JsonSchema, nameSchemas, referTo, simplify } from "./name-schemas.ts";
import { FORMS, MEDIA_TYPES } from "./negotiate.ts";

/** Makes an answer in one form; an object for JSON, a text for the others. */
interface Forms<I extends z.ZodObject> {
  json?(input: z.infer<I>, context: OperationContext): Promise<object>;
  html?(input: z.infer<I>, context: OperationContext, view: View): Promise<string>;
  markdown?(input: z.infer<I>, context: OperationContext): Promise<string>;
  bibtex?(input: z.infer<I>, context: OperationContext): Promise<string>;
  ris?(input: z.infer<I>, context: OperationContext): Promise<string>;
  csl?(input: z.infer<I>, context: OperationContext): Promise<string>;
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
  /** The input of the operation, from the parameters in the query and in the path. */
  input(query: z.infer<Q>, path: Readonly<Record<string, string>>): z.infer<I>;
}

/** What a description depends on. */
export interface Described {
  /** Whether a key is needed. */
  isPrivate: boolean;
  /** The address at which it was asked for, and that which links begin with. */
  origin: string;
  site: string;
  /** The index that examples are from; `null` when none can be read, or shown. */
  index: PassageIndex | null;
  release: string;
}

/** An example as OpenAPI has it. */
export interface Example {
  value: unknown;
}

/** Examples of a route: a request by its parameters, its answer by form, and problems by status. */
export interface RouteExamples {
  parameters: Readonly<Record<string, unknown>>;
  answers: Readonly<Record<string, Example>>;
  problems: Readonly<Record<string, Problem>>;
}

/** A parameter as OpenAPI has it. */
interface ParameterDescription {
  in: "query" | "path";
  name: string;
  description?: string | undefined;
  required: boolean;
  schema: JsonSchema;
  example?: unknown;
}

interface ContentDescription {
  schema: JsonSchema;
  examples?: Record<string, Example>;
}

interface AnswerDescription {
  description: string;
  content?: Record<string, ContentDescription>;
}

/** What is said of one address. */
interface OperationDescription {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: ParameterDescription[];
  responses: Record<string, AnswerDescription>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApi {
  openapi: "3.1.0";
  info: { title: string; summary: string; description: string; version: string; license: object };
  externalDocs: { description: string; url: string };
  servers: { url: string; description: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, { get: OperationDescription }>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes?: Record<string, object> };
}

/** Under what programs look for an operation, by what a key has to allow for it. */
const TAGS = {
  search: { name: "Search", description: "Find passages, and complete what is being typed" },
  read: { name: "Articles", description: "List the articles, and read them or their passages" },
  quotes: { name: "Quotes", description: "Check words before they are quoted" },
  status: { name: "Service", description: "What the service is and how it does" },
} as const;

function tagOf({ needs }: Operation): string {
  return TAGS[needs ?? "status"].name;
}

function describeQuery({ query }: DescribedRoute, examples: RouteExamples["parameters"]): ParameterDescription[] {
  const { properties = {} } = z.toJSONSchema(query, { io: "input", override: simplify });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = typeof property === "object" ? property : {};
    return {
      in: "query",
      name,
      ...(description !== undefined && { description }),
      required: !query.shape[name]?.safeParse(undefined).success,
      schema,
      ...(examples[name] !== undefined && { example: examples[name] }),
    };
  });
}

const PATH_PARAMETER = /:(\w+)/g;

function describePath({ path, operation }: DescribedRoute, examples: RouteExamples["parameters"]) {
  return Array.from(path.matchAll(PATH_PARAMETER), ([, name = ""]): ParameterDescription => {
    const { description } = z.globalRegistry.get(operation.input.shape[name] ?? z.string()) ?? {};
    const example = examples[name] !== undefined && { example: examples[name] };
    return { in: "path", name, description, required: true, schema: { type: "string" }, ...example };
  });
}

/** How the key of a private corpus is sent. */
const KEY = { type: "http", scheme: "bearer", description: "A key that the owner of the service gives out" };

/** The statuses of problems, with what each means. */
function listProblems({ cost, needs }: Operation, parameters: readonly ParameterDescription[], isPrivate: boolean) {
  const has = (place: string) => parameters.some((parameter) => parameter.in === place);
  return [
    ...(has("query") ? [["400", "A parameter has a bad value"]] : []),
    ...(isPrivate ? [["401", "There is no key, or it does not open the service"]] : []),
    ...(isPrivate && needs !== null ? [["403", "The key does not allow this"]] : []),
    ...(has("path") ? [["404", "There is nothing with this id; the nearest ids are named"]] : []),
    ["429", `Too many ${cost > 0 ? "searches" : "requests"}; see Retry-After`],
    ["503", "The index cannot be read now; see Retry-After"],
  ];
}

function describeContent(schema: JsonSchema, example: Example | undefined): ContentDescription {
  return { schema, ...(example && { examples: { example } }) };
}

function describeAnswers({ operation, forms }: DescribedRoute, { answers }: RouteExamples): AnswerDescription {
  const offered = FORMS.filter((form) => forms[form]);
  const content = offered.map((form): [string, ContentDescription] => {
    const schema = form === "json" ? referTo(operation.output) : { type: "string" as const };
    return [MEDIA_TYPES[form], describeContent(schema, answers[form])];
  });
  return { description: operation.summary, content: Object.fromEntries(content) };
}

function describeRoute(route: DescribedRoute, examples: RouteExamples, isPrivate: boolean): OperationDescription {
  const { name, summary, description } = route.operation;
  const parameters = [...describePath(route, examples.parameters), ...describeQuery(route, examples.parameters)];
  const problems = listProblems(route.operation, parameters, isPrivate).map(([status = "", told = ""]) => {
    const problem = examples.problems[status];
    const content = describeContent(referTo(Problem), problem && { value: problem });
    return [status, { description: told, content: { "application/problem+json": content } }];
  });
  const responses = {
    200: describeAnswers(route, examples),
    304: { description: "The client has this answer already (If-None-Match)" },
    ...Object.fromEntries(problems),
  };
  return { operationId: name, tags: [tagOf(route.operation)], summary, description, parameters, responses };
}

function listServers({ origin, site }: Described): OpenApi["servers"] {
  const servers = [{ url: site, description: "This service" }];
  return origin === site ? servers : [...servers, { url: origin, description: "Where this description was asked for" }];
}

const NO_EXAMPLES: RouteExamples = { parameters: {}, answers: {}, problems: {} };

/**
 * Describes the routes that programs use, those with an answer in JSON, as an OpenAPI 3.1 document, with the examples that there
 * are by the name of the operation.
 */
export function describeRoutes(
  routes: readonly DescribedRoute[],
  described: Described,
  examples: ReadonlyMap<string, RouteExamples>,
): OpenApi {
  const { index, isPrivate, site } = described;
  const { title, description, version } = identify(index, site);
  const paths = routes.flatMap((route): [string, { get: OperationDescription }][] => {
    if (!route.forms.json) return [];
    const get = describeRoute(route, examples.get(route.operation.name) ?? NO_EXAMPLES, isPrivate);
    return [[route.path.replace(PATH_PARAMETER, "{$1}"), { get }]];
  });
  return {
    openapi: "3.1.0",
    info: {
      title,
      summary: "Ranked passages from a body of articles. The tools for AI assistants are at POST /mcp.",
      description,
      version,
      license: { name: "MIT", identifier: "MIT" },
    },
    externalDocs: { description: "A page to try it", url: `${site}/docs` },
    servers: listServers(described),
    security: isPrivate ? [{ key: [] }] : [],
    tags: Object.values(TAGS),
    paths: Object.fromEntries(paths),
    components: { schemas: nameSchemas(), ...(isPrivate && { securitySchemes: { key: KEY } }) },
  };
}
