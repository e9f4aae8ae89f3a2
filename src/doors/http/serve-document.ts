import type { Handler } from "hono";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { ABILITIES, REVALIDATE } from "../../operations/operation.ts";
import { makeValidators, PAGE_VARY, readHeld } from "./headers.ts";
import { MEDIA_TYPES } from "./negotiate.ts";
import { type GuardedPlatform, type Service, type ServiceContext, viewOf } from "./platform.ts";
import type { DocumentRoute } from "./routes.ts";

/** Answers requests to a document, whether there is an index or not: who may know all of one that can be read is shown it. */
export function serveDocument(document: DocumentRoute, platform: GuardedPlatform): Handler<Service> {
  const { codeVersion: release, access, isHidden } = platform;
  const answer = async (c: ServiceContext, index: PassageIndex | null) => {
    const { origin } = new URL(c.req.url);
    const site = index?.corpus.site ?? origin;
    const view = viewOf(c, index, access);
    const parts = [release, c.req.url, site, index?.reference.version ?? "", view.words.lang, String(view.mayRead)];
    const isPage = document.type.startsWith(MEDIA_TYPES.html);
    const validators = makeValidators(parts, REVALIDATE, isPage ? PAGE_VARY : undefined);
    if (readHeld(c.req.raw, validators.ETag) !== null) return c.body(null, 304, validators);
    // What is made of the index takes as long as several searches.
    const policy = index ? await access.count(c.get("caller"), "search") : {};
    const audience = { isPrivate: access.isPrivate, isHidden, origin, site, index, release, view };
    return c.body(await document.make(audience), 200, { ...validators, ...policy, "Content-Type": document.type });
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
