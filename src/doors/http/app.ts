import { type Context, type Handler, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { setMetric, timing } from "hono/timing";
import { trimTrailingSlash } from "hono/trailing-slash";
import * as z from "zod";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import type { LoadedIndex } from "../../index/read/load-index.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { ABILITIES, REVALIDATE } from "../../operations/operation.ts";
import type { RequestRecord } from "../../operations/request-record.ts";
import { checkIndex } from "../../reading/describe-status.ts";
import { examplesOf } from "../../reading/examples-of.ts";
import { siteOf } from "../../reading/make-urls.ts";
import { Access } from "../access/access.ts";
import { PUBLISHED } from "../discovery/published-documents.ts";
import { makeView, type View } from "../page/view.ts";
import { admitCallers, checkPages, type GateOptions, markAnswers, type Visitor } from "./gate.ts";
import { makeSecurity, makeValidators, namesAny, namesEtag, PAGE_VARY } from "./headers.ts";
import { logRequests, type RequestLog } from "./log-requests.ts";
import { FORMS, type Form, MEDIA_TYPES, negotiate } from "./negotiate.ts";
import { answerProblem, ProblemError } from "./problem.ts";
import { givenParameters, readParameters } from "./read-parameters.ts";
import { DOCUMENTS, type DocumentRoute, ROUTES, type Route } from "./routes.ts";
import { servePublished } from "./serve-published.ts";

/** What the platform gives to the app: the bindings of a Worker, or what a terminal or a test has in their place. */
export interface Platform {
  loadIndex(): Promise<LoadedIndex>;
  /** Changes with every deployment of the code, so that cached answers of older code are not taken for new. */
  codeVersion: string;
  /** When this code, and the index with it, was put in place; ISO 8601. */
  deployed?: string;
  /** Who may do what, and how often; everyone, everything and always, when it is left out. */
  access?: Access;
  /** Whether search engines are asked to leave the service alone. */
  isHidden?: boolean;
  /** The log of requests, where there is one. */
  log?: RequestLog | null;
}

type GuardedPlatform = Platform & Required<Pick<Platform, "access" | "isHidden">>;

/** What is set in the context of a request once the index is open. */
export interface Service {
  Variables: Visitor["Variables"] & { index: PassageIndex };
}
type ServiceContext = Context<Service>;

/**
 * Gets the index, checked if the route asks for it, and says in Server-Timing whether it had to be loaded. The platform's clock moves only with I/O, so
 * the time given is that of fetching.
 */
async function openIndex(c: ServiceContext, { loadIndex }: Platform, { check }: Route): Promise<PassageIndex> {
  const start = performance.now();
  const { index, cold } = await loadIndex();
  await check?.(index);
  if (cold) setMetric(c, "index", performance.now() - start, "cold");
  else setMetric(c, "index", "warm");
  c.set("index", index);
  c.get("record")?.note({ index: index.reference.version });
  c.get("record")?.end("index");
  return index;
}

/** How a page is made for who sent a request. A page that says what went wrong is the same whether the service is public or not. */
function viewOf(c: ServiceContext, index: PassageIndex | null | undefined, access?: Access): View {
  const isPublic = access?.isPrivate === false;
  return makeView({ address: c.req.url, acceptLanguage: c.req.header("Accept-Language"), index, isPublic });
}

const CONTENT_TYPES: Readonly<Record<Form, string>> = {
  json: MEDIA_TYPES.json,
  html: `${MEDIA_TYPES.html}; charset=UTF-8`,
  markdown: `${MEDIA_TYPES.markdown}; charset=utf-8`,
  bibtex: `${MEDIA_TYPES.bibtex}; charset=utf-8`,
  ris: `${MEDIA_TYPES.ris}; charset=utf-8`,
  csl: MEDIA_TYPES.csl,
};

/** The validators of an answer, which depend on a reader's language where it may be a page. */
function validateRoute({ operation, forms }: Route, parts: readonly string[], { words }: View) {
  if (!forms.html) return makeValidators(parts, operation.cache);
  return makeValidators([...parts, words.lang], operation.cache, PAGE_VARY);
}

/** What a request counts against, by what its operation costs. */
const SHARES = ["light", "search"] as const;

const WithFormat = z.object({ format: z.enum(FORMS).optional() });

/**
 * Answers requests to a route, in this order: 403 for what the client's key does not allow; 503 without an index that can be read; 304 when
 * the client has the answer; 400 for bad parameters; 304 for `If-None-Match: *` where there is an answer; 429 when the client
 * has had its share; then the operation runs. A request that ends before it is counted costs nothing.
 */
function serveRoute(route: Route, platform: GuardedPlatform): Handler<Service> {
  const { operation, forms } = route;
  const { access, codeVersion } = platform;
  const offered = FORMS.filter((form) => forms[form]);
  const code = { version: codeVersion, deployed: platform.deployed ?? null };
  return async (c, next) => {
    const given = givenParameters(c);
    if (route.matches && !route.matches(given)) return next();
    access.allow(c.get("caller"), [operation.needs]);
    const index = await openIndex(c, platform, route);
    const site = siteOf(index, new URL(c.req.url).origin);
    const view = viewOf(c, index, access);
    const { version } = index.reference;
    const validators = validateRoute(
      route,
      [version, codeVersion, site, c.req.url, c.req.header("Accept") ?? ""],
      view,
    );
    const had = c.req.header("If-None-Match");
    if (namesEtag(had, validators.ETag)) return c.body(null, 304, validators);
    const { value, notes } = readParameters(given, route.query, examplesOf(index));
    const input = route.input(value, c.req.param());
    const record = c.get("record");
    const { may } = c.get("caller");
    const context = { index, site, release: codeVersion, notes, code, isPrivate: access.isPrivate, may, record };
    const count = async () => {
      const policy = await access.count(c.get("caller"), SHARES[operation.costOf?.(input) ?? operation.cost]);
      record?.end("count");
      return policy;
    };
    if (namesAny(had)) {
      // Where it takes the work of an answer to know that there is one, it counts as one.
      if (!operation.check) await count();
      await (operation.check ?? operation.run)(input, context);
      return c.body(null, 304, validators);
    }
    const policy = await count();
    const form = WithFormat.parse(value).format ?? negotiate(c, offered);
    const answer = await forms[form]?.(input, context, view);
    const body = form === "json" ? JSON.stringify(answer) : String(answer);
    return c.body(body, 200, { ...validators, ...policy, "Content-Type": CONTENT_TYPES[form] });
  };
}

/** Answers requests to a document, whether there is an index or not: who may know all of one that can be read is shown it. */
function serveDocument(document: DocumentRoute, platform: GuardedPlatform): Handler<Service> {
  const { codeVersion: release, access, isHidden } = platform;
  const answer = async (c: ServiceContext, index: PassageIndex | null) => {
    const { origin } = new URL(c.req.url);
    const site = index?.corpus.site ?? origin;
    const validators = makeValidators([release, c.req.url, site, index?.reference.version ?? ""], REVALIDATE);
    const had = c.req.header("If-None-Match");
    if (namesAny(had) || namesEtag(had, validators.ETag)) return c.body(null, 304, validators);
    const view = viewOf(c, index, access);
    const audience = { isPrivate: access.isPrivate, isHidden, origin, site, index, release, view };
    return c.body(await document.make(audience), 200, { ...validators, "Content-Type": document.type });
  };
  return async (c) => {
    const shows = document.showsIndex && ABILITIES.every((ability) => c.get("caller").may.includes(ability));
    const index = shows ? await orNull(async () => (await platform.loadIndex()).index) : null;
    return (index && (await orNull(() => answer(c, index)))) ?? answer(c, null);
  };
}

/** What is made of the index; `null` while that cannot be read. */
async function orNull<T>(make: () => Promise<T>): Promise<T | null> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof IndexUnavailableError) return null;
    throw error;
  }
}

/** Whether what is at an address, and so an error there, is a page for those who prefer one. */
function hasPage(path: string): boolean {
  if (DOCUMENTS.some((document) => document.path === path && document.type.startsWith(MEDIA_TYPES.html))) return true;
  return ROUTES.some((route) => {
    const [fixed = "", parameter] = route.path.split(":");
    return route.forms.html && (parameter === undefined ? path === fixed : path.startsWith(fixed));
  });
}

/** Answers with what went wrong, as a page to those who prefer one, where `mayBePage` lets it be. */
function answerError(error: unknown, c: ServiceContext, mayBePage = hasPage(c.req.path)): Promise<Response> {
  const isPage = mayBePage && negotiate(c, ["json", "html"]) === "html";
  const index: PassageIndex | undefined = c.get("index");
  return answerProblem(c, error, isPage ? viewOf(c, index) : null);
}

/** Answers what is sent to `/mcp`, and takes it down where there is a log. */
type McpEndpoint = (request: Request, record?: RequestRecord) => Promise<Response>;

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
  for (const path of ["/mcp", "/mcp/"]) app.all(path, (c) => mcp(c.req.raw, c.get("record")));
  app.use(secureHeaders(makeSecurity(access.origins.framers)), checkPages(gate.access), admitCallers(gate));
  app.use(trimTrailingSlash({ alwaysRedirect: true }), timing({ crossOrigin: true }));
  for (const route of ROUTES) app.get(route.path, serveRoute(route, guarded));
  for (const document of DOCUMENTS) app.get(document.path, serveDocument(document, guarded));
  for (const document of PUBLISHED) app.get(document.path, servePublished(document, guarded));
  // Browsers and readers of feeds ask here when a page has not told them of its icon.
  app.get("/favicon.ico", (c) => c.redirect("/pages/icon-192.png", 301));
  for (const { path } of [...ROUTES, ...DOCUMENTS, ...PUBLISHED]) app.all(path, refuseMethod);
  app.notFound((c) => {
    const problem = new ProblemError(404, `There is nothing at ${c.req.path}; /openapi.json lists what there is`);
    return answerError(problem, c, true);
  });
  app.onError((error, c: ServiceContext) => answerError(error, c));
  return app;
}
