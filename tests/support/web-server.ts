import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** What a path answers: a page, or whatever a test does to the connection. */
export type Route = string | ((response: ServerResponse, request: IncomingMessage) => void);

/** A web server on loopback. */
export interface WebServer {
  /** Its address without a path, such as `http://127.0.0.1:40001`. */
  origin: string;
  /** The paths that were asked for, in order. */
  asked: string[];
}

/** Makes a route that answers with a status, headers and a body. */
export function answer(body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Route {
  return (response) => response.writeHead(status, { "content-type": "text/html", ...headers }).end(body);
}

/** Serves routes by their paths until the test is finished, as `routes` has them when they are asked for; 404 elsewhere. */
export async function serveRoutes(routes: Record<string, Route>): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const route = routes[path] ?? answer("Nothing here.", {}, 404);
    if (typeof route === "string") response.setHeader("content-type", "text/html").end(route);
    else route(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, asked };
}
