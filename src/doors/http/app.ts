import { type Handler, Hono, type NotFoundHandler } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { timing } from "hono/timing";
import { trimTrailingSlash } from "hono/trailing-slash";
import { openAPIRouteHandler } from "hono-openapi";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { makeErrorPage } from "../page/error-page.ts";
import { limitRate } from "./limit-rate.ts";
import { negotiate } from "./negotiate.ts";
import { ProblemError } from "./problem-error.ts";
import { article, articleOperation, articles, articlesOperation } from "./routes/articles.ts";
import { home } from "./routes/home.ts";
import { passage, passageOperation } from "./routes/passages.ts";
import { quotes, quotesOperation } from "./routes/quotes.ts";
import { robots } from "./routes/robots.ts";
import { search, searchOperation } from "./routes/search.ts";
import { status, statusOperation } from "./routes/status.ts";
import { suggestions, suggestionsOperation } from "./routes/suggest.ts";
import type { Platform, Service, ServiceContext } from "./service.ts";
import { toProblem } from "./to-problem.ts";
import { validators } from "./validators.ts";
import { withIndex } from "./with-index.ts";

const OPENAPI_INFO = {
  title: "Pressmark",
  version: "1",
  description: "Ranked passages from a body of articles. The tools for AI assistants are at POST /mcp.",
};

/** Nothing runs in the pages: styles are ours, pictures may be the articles' own. What only old browsers read is left out. */
const SECURITY: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "https:", "data:"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  crossOriginResourcePolicy: "cross-origin",
  referrerPolicy: "strict-origin-when-cross-origin",
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

/** Routes whose answer, and so whose error, is a page for those who prefer one. */
const PAGES = /^\/(?:$|articles\/)/;

/** The title of the site; before the index could be read, the name of the software. */
function titleOf(c: ServiceContext): string {
  const index: PassageIndex | undefined = c.get("index");
  return index?.corpus.title ?? "Pressmark";
}

async function answerError(error: unknown, c: ServiceContext): Promise<Response> {
  const { problem, status: code, headers: own } = toProblem(error);
  const headers = { "Cache-Control": "no-store", Vary: "Accept", ...own };
  const isPage = PAGES.test(c.req.path) && negotiate(c, ["json", "html"]) === "html";
  if (isPage) return c.html(makeErrorPage(problem, titleOf(c)), code, headers);
  return c.body(JSON.stringify(problem), code, { ...headers, "Content-Type": "application/problem+json" });
}

const refuseMethod: Handler = (c) => {
  throw new ProblemError(405, `${c.req.method} has no use here, wanted GET`, {
    headers: { Allow: "GET, HEAD, OPTIONS" },
  });
};

const refusePath: NotFoundHandler<Service> = (c) => {
  return answerError(new ProblemError(404, `There is nothing at ${c.req.path}; /openapi.json lists what there is`), c);
};

/**
 * Puts the doors of the service together: the page and the HTTP API, with `mcp` at `/mcp`. What the platform
 * gives comes in by `platform`, so that the same app runs in a Worker and in a test.
 */
export function createApp(platform: Platform, mcp: (request: Request) => Promise<Response>): Hono<Service> {
  const app = new Hono<Service>();
  const indexed = [withIndex(platform.loadIndex), validators(platform.codeVersion)] as const;
  const limited = limitRate(platform.admit, "q");

  for (const path of ["/mcp", "/mcp/"]) app.all(path, (c) => mcp(c.req.raw));
  app.use(trimTrailingSlash());
  app.use(timing({ crossOrigin: true }));
  app.use(
    cors({
      origin: "*",
      allowMethods: ["GET", "HEAD", "OPTIONS"],
      exposeHeaders: ["ETag", "Retry-After", "Server-Timing"],
    }),
  );
  app.use(secureHeaders(SECURITY));

  app.get("/", limited, ...indexed, home);
  app.get("/search", searchOperation, limited, ...indexed, search);
  app.get("/suggest", suggestionsOperation, ...indexed, suggestions);
  app.get("/articles", articlesOperation, ...indexed, articles);
  app.get("/articles/:id", articleOperation, ...indexed, article);
  app.get("/passages/:id", passageOperation, ...indexed, passage);
  app.get("/quotes", quotesOperation, limitRate(platform.admit, "text"), ...indexed, quotes);
  app.get("/status", statusOperation, ...indexed, status);
  app.get("/openapi.json", ...indexed, openAPIRouteHandler(app, { documentation: { info: OPENAPI_INFO } }));
  app.get("/robots.txt", robots);

  for (const path of [
    "/",
    "/search",
    "/suggest",
    "/articles",
    "/articles/:id",
    "/passages/:id",
    "/quotes",
    "/status",
    "/openapi.json",
    "/robots.txt",
  ]) {
    app.all(path, refuseMethod);
  }
  app.notFound(refusePath);
  app.onError(answerError);
  return app;
}
