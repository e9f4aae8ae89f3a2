import { type Handler, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { timing } from "hono/timing";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { RequestRecord } from "../../operations/request-record.ts";
import { checkIndex } from "../../reading/describe-status.ts";
import { Access } from "../access/access.ts";
import { PUBLISHED } from "../discovery/published-documents.ts";
import { admitCallers, checkPages, type GateOptions, markAnswers } from "./gate.ts";
import { makeSecurity } from "./headers.ts";
import { logRequests } from "./log-requests.ts";
import { MEDIA_TYPES, negotiate } from "./negotiate.ts";
import { type GuardedPlatform, type Platform, type Service, type ServiceContext, viewOf } from "./platform.ts";
import { answerProblem, ProblemError } from "./problem.ts";
import { DOCUMENTS, ROUTES } from "./routes.ts";
import { serveDocument } from "./serve-document.ts";
import { servePublished } from "./serve-published.ts";
import { serveRoute } from "./serve-route.ts";
import { trimSlashes } from "./trim-slashes.ts";

/** Whether an error at an address is a page for those who prefer one: everywhere but where programs alone ask. */
function hasPage(path: string): boolean {
  const document = DOCUMENTS.find((one) => one.path === path);
  if (document) return document.type.startsWith(MEDIA_TYPES.html);
  const routes = ROUTES.filter((route) => {
    const [fixed = "", parameter] = route.path.split(":");
    return parameter === undefined ? path === fixed : path.startsWith(fixed);
  });
  return routes.length === 0 || routes.some(({ forms }) => forms.html);
}

/** Answers with what went wrong, as a page to those who prefer one, where there may be one. */
function answerError(error: unknown, c: ServiceContext): Promise<Response> {
  const isPage = hasPage(c.req.path) && negotiate(c, ["json", "html"]) === "html";
  const index: PassageIndex | undefined = c.get("index");
  return answerProblem(c, error, isPage ? viewOf(c, index) : null);
}

/** Answers what is sent to `/mcp`, and takes it down where there is a log. */
type McpEndpoint = (request: Request, record?: RequestRecord) => Promise<Response>;

/** Leads a browser, which has no use for the tools, to the page that says what has: people paste the address of the tools there. */
const showConnect: Handler = (c, next) => {
  if (negotiate(c, ["json", "html"]) !== "html") return next();
  return c.body(null, 303, { Location: "/connect", "Cache-Control": "no-store", Vary: "Accept" });
};

const refuseMethod: Handler = (c) => {
  throw new ProblemError(405, `${c.req.method} is not supported here; use GET`, {
    headers: { Allow: "GET, HEAD, OPTIONS" },
  });
};

/**
 * Puts the doors of the service together: the page and the HTTP API, with `mcp` at `/mcp`. What the platform
 * gives comes in by `platform`, so that the same app runs in a Worker and in a test.
 */
export function createApp(platform: Platform, mcp: McpEndpoint): Hono<Service> {
  const { access = new Access(), isHidden = access.isPrivate } = platform;
  const guarded: GuardedPlatform = { ...platform, access, isHidden };
  const gate: GateOptions = {
    ...guarded,
    hasPage,
    checkIndex: async () => checkIndex((await platform.loadIndex()).index),
  };
  const app = new Hono<Service>();
  if (platform.log) app.use(logRequests(platform.log));
  app.use(markAnswers(gate));
  app.get("/mcp", showConnect);
  for (const path of ["/mcp", "/mcp/"]) app.all(path, (c) => mcp(c.req.raw, c.get("record")));
  app.use(secureHeaders(makeSecurity(access.origins.framers)), checkPages(gate.access), admitCallers(gate));
  app.use(trimSlashes, timing({ crossOrigin: true }));
  for (const route of ROUTES) app.get(route.path, serveRoute(route, guarded));
  for (const document of DOCUMENTS) app.get(document.path, serveDocument(document, guarded));
  for (const document of PUBLISHED) app.get(document.path, servePublished(document, guarded));
  // Browsers and readers of feeds ask here when a page has not told them of its icon.
  app.get("/favicon.ico", (c) => c.redirect("/pages/icon-192.png", 301));
  for (const { path } of [...ROUTES, ...DOCUMENTS, ...PUBLISHED, { path: "/favicon.ico" }]) app.all(path, refuseMethod);
  app.notFound((c) => {
    const problem = new ProblemError(404, `There is nothing at ${c.req.path}; /openapi.json lists what there is`);
    return answerError(problem, c);
  });
  app.onError((error, c: ServiceContext) => answerError(error, c));
  return app;
}
