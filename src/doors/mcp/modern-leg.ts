import { createMcpHandler } from "@modelcontextprotocol/server";
import type { CreateServer } from "./server-factory.ts";

interface ModernLegOptions {
  createServer: CreateServer;
  /** Told why a request was answered with 500. */
  report: (error: unknown) => void;
}

/**
 * Answers what a client of revision 2026-07-28 posts, and refuses what belongs to no revision.
 * The body is read already; the request gives the headers that must agree with it.
 */
export function createModernLeg(options: ModernLegOptions): (request: Request, body: unknown) => Promise<Response> {
  const { createServer, report } = options;

  return async (request, body) => {
    const errors: Error[] = [];
    // A handler is a few closures, and one a request keeps its errors from those of another; most of them are the
    // client's, and told to the client.
    const context = { era: "modern", origin: new URL(request.url).origin, message: body } as const;
    const handler = createMcpHandler(() => createServer(context), {
      legacy: "reject",
      onerror: (error) => errors.push(error),
    });
    const response = await handler.fetch(request, { parsedBody: body });
    if (response.status >= 500) for (const error of errors) report(error);
    return response;
  };
}
