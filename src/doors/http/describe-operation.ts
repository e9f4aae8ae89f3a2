import type { MiddlewareHandler } from "hono";
import { describeRoute, resolver } from "hono-openapi";
import type { z } from "zod";
import { Problem } from "../../contract/problem.ts";
import { describeQuery } from "./read-query.ts";

/** What OpenAPI says of a route. */
export interface Operation {
  id: string;
  summary: string;
  description: string;
  /** Schema of the query parameters, for a route that takes any. */
  query?: z.ZodObject;
  /** Name and meaning of the parameter in the path, for a route that has one. */
  path?: { name: string; description: string };
  /** Schema of the JSON answer. */
  answer: z.ZodType;
  /** Media types of other forms of the answer. */
  otherForms?: readonly string[];
  /** Errors beside 503, by status. */
  errors?: Readonly<Record<number, string>>;
}

function describeErrors(errors: Readonly<Record<number, string>>): Record<string, object> {
  const content = { "application/problem+json": { schema: resolver(Problem) } };
  return Object.fromEntries(Object.entries(errors).map(([status, description]) => [status, { description, content }]));
}

/** Describes a route for `/openapi.json`, from the same schemas that read the request and give the answer. */
export function describeOperation(operation: Operation): MiddlewareHandler {
  const { id, summary, description, query, path, answer, otherForms = [], errors = {} } = operation;
  const others = otherForms.map((type) => [type, { schema: { type: "string" } }]);
  const inPath = path ? [{ in: "path" as const, ...path, required: true, schema: { type: "string" as const } }] : [];
  return describeRoute({
    operationId: id,
    summary,
    description,
    parameters: [...inPath, ...(query ? describeQuery(query) : [])],
    responses: {
      200: {
        description: summary,
        content: { "application/json": { schema: resolver(answer) }, ...Object.fromEntries(others) },
      },
      304: { description: "The client has this answer already (If-None-Match)" },
      ...describeErrors({ ...errors, 503: "The index cannot be read now; see Retry-After" }),
    },
  });
}
