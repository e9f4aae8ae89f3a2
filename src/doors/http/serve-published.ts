import type { Handler } from "hono";
import type { LoadedIndex } from "../../index/read/load-index.ts";
import { siteOf } from "../../reading/make-urls.ts";
import type { Access } from "../access/access.ts";
import type { PublishedDocument } from "../discovery/published-document.ts";
import type { Visitor } from "./gate.ts";
import { makeValidators, readHeld } from "./headers.ts";

/** What a document is served from, and for whom. */
interface PublishedService {
  loadIndex(): Promise<LoadedIndex>;
  codeVersion: string;
  access: Access;
  isHidden: boolean;
}

/**
 * Answers requests to a document by which a service is found: 404 where it is private, or where search engines are asked to leave
 * it alone and the document is for them; 304 when the client has it. Making one counts as a light request.
 */
export function servePublished(document: PublishedDocument, service: PublishedService): Handler<Visitor> {
  const { access, isHidden, codeVersion } = service;
  const isAbsent = access.isPrivate || (document.isListing === true && isHidden);
  return async (c) => {
    if (isAbsent) return c.notFound();
    const { index } = await service.loadIndex();
    const address = new URL(c.req.url);
    const site = siteOf(index, address.origin);
    const validators = makeValidators([codeVersion, c.req.url, site, index.reference.version], document.cache);
    const held = readHeld(c.req.raw, validators.ETag);
    if (held === "this") return c.body(null, 304, validators);
    const policy = await access.count(c.get("caller"), "light");
    const body = await document.make({ index, site, isHidden, address });
    if (held === "any") return c.body(null, 304, validators);
    return c.body(body, 200, { ...validators, ...policy, "Content-Type": document.type });
  };
}
