import type { Handler } from "hono";
import { setMetric } from "hono/timing";
import * as z from "zod";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { Ability } from "../../operations/operation.ts";
import { examplesOf } from "../../reading/examples-of.ts";
import { siteOf } from "../../reading/make-urls.ts";
import type { View } from "../page/view.ts";
import { makeValidators, PAGE_VARY, readHeld } from "./headers.ts";
import { FORMS, type Form, MEDIA_TYPES, negotiate } from "./negotiate.ts";
import { type GuardedPlatform, type Platform, type Service, type ServiceContext, viewOf } from "./platform.ts";
import { givenParameters, readParameters } from "./read-parameters.ts";
import type { Route } from "./routes.ts";

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

/** What is said to who may search or check quotes but not read. */
const NOTE_CLOSED = "This key may not read articles: links to this service are for readers who may";

function noteLimits(may: readonly Ability[]): string[] {
  return may.includes("read") ? [] : [NOTE_CLOSED];
}

function needsOf({ needs, operation }: Route, may: readonly Ability[]): Ability | null {
  return needs ? needs(may) : operation.needs;
}

const WithFormat = z.object({ format: z.enum(FORMS).optional() });

/** The extensions of files that reference managers open. */
const EXTENSIONS: Partial<Record<Form, string>> = { bibtex: "bib", ris: "ris", csl: "json" };

/** What a browser is told of an answer: its type, the language of a page, and the name of a file to keep. */
function describeForm(form: Form, { words }: View, id = "article"): Record<string, string> {
  const extension = EXTENSIONS[form];
  const name = encodeURIComponent(`${id}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    "Content-Type": CONTENT_TYPES[form],
    ...(form === "html" && { "Content-Language": words.lang }),
    ...(extension !== undefined && { "Content-Disposition": `attachment; filename*=UTF-8''${name}` }),
  };
}

/** The header that leads to other addresses and forms of an answer, where there are any. */
async function linkAnswer(
  route: Route,
  ...asked: Parameters<NonNullable<Route["links"]>>
): Promise<Record<string, string>> {
  const links = await route.links?.(...asked);
  return links === undefined ? {} : { Link: links };
}

/**
 * Answers requests to a route, in this order: 403 for what the client's key does not allow; 503 without an index that can be read; 304 when
 * the client has the answer; 400 for bad parameters; 304 for `If-None-Match: *` where there is an answer; 429 when the client
 * has had its share; then the operation runs. A request that ends before it is counted costs nothing.
 */
export function serveRoute(route: Route, platform: GuardedPlatform): Handler<Service> {
  const { operation, forms } = route;
  const { access, codeVersion, deployed = null } = platform;
  const offered = FORMS.filter((form) => forms[form]);
  return async (c, next) => {
    const given = givenParameters(c);
    if (route.matches && !route.matches(given)) return next();
    const { may } = c.get("caller");
    access.allow(c.get("caller"), [needsOf(route, may)]);
    const index = await openIndex(c, platform, route);
    const site = siteOf(index, new URL(c.req.url).origin);
    const view = viewOf(c, index, access);
    const { version } = index.reference;
    const validators = validateRoute(
      route,
      [version, codeVersion, site, c.req.url, c.req.header("Accept") ?? "", may.join()],
      view,
    );
    const held = readHeld(c.req.raw, validators.ETag);
    if (held === "this") return c.body(null, 304, validators);
    const { value, notes: read } = readParameters(given, route.query, examplesOf(index));
    const notes = [...read, ...noteLimits(may)];
    const input = route.input(value, c.req.param());
    const record = c.get("record");
    const context = { index, site, release: codeVersion, deployed, notes, isPrivate: access.isPrivate, may, record };
    const count = async () => {
      const policy = await access.count(c.get("caller"), SHARES[operation.costOf?.(input) ?? operation.cost]);
      record?.end("count");
      return policy;
    };
    if (held === "any") {
      // Where it takes the work of an answer to know that there is one, it counts as one.
      if (!operation.check) await count();
      await (operation.check ?? operation.run)(input, context);
      return c.body(null, 304, validators);
    }
    const policy = await count();
    const form = WithFormat.parse(value).format ?? negotiate(c, offered);
    const answer = await forms[form]?.(input, context, view);
    const body = form === "json" ? JSON.stringify(answer) : String(answer);
    const links = await linkAnswer(route, input, context);
    const about = describeForm(form, view, c.req.param("id"));
    return c.body(body, 200, { ...validators, ...policy, ...links, ...about });
  };
}
