import { REVALIDATE } from "../../operations/operation.ts";
import { makeFeed } from "./feed.ts";
import { makeLlmsTxt } from "./llms-txt.ts";
import { CARD_TYPE, makeCatalog, makeServerCard, makeServerJson } from "./mcp-documents.ts";
import { makeSearchDescription, makeSearchSuggestions } from "./opensearch.ts";
import type { PublishedDocument } from "./published-document.ts";
import { makeSitemap } from "./sitemap.ts";
import { makeManifest } from "./web-manifest.ts";

/** What says who and where the service is changes with its release: programs may keep it for an hour, as SEP-2127 wants of cards. */
const AN_HOUR = "public, max-age=3600";

const card = { type: CARD_TYPE, cache: AN_HOUR, make: makeServerCard };

/** Every document by which a public service is found. */
export const PUBLISHED: readonly PublishedDocument[] = [
  { path: "/llms.txt", type: "text/plain; charset=UTF-8", cache: REVALIDATE, make: makeLlmsTxt },
  { path: "/feed.xml", type: "application/atom+xml; charset=UTF-8", cache: REVALIDATE, make: makeFeed },
  {
    path: "/sitemap.xml",
    type: "application/xml; charset=UTF-8",
    cache: REVALIDATE,
    isListing: true,
    make: makeSitemap,
  },
  {
    path: "/opensearch.xml",
    type: "application/opensearchdescription+xml; charset=UTF-8",
    cache: AN_HOUR,
    make: makeSearchDescription,
  },
  {
    path: "/suggest/opensearch",
    type: "application/x-suggestions+json; charset=UTF-8",
    cache: REVALIDATE,
    make: makeSearchSuggestions,
  },
  { path: "/mcp/server-card", ...card },
  // Where cards were looked for before SEP-2127 gave them a place beside the server.
  { path: "/.well-known/mcp/server-card.json", ...card },
  {
    path: "/.well-known/ai-catalog.json",
    type: "application/ai-catalog+json",
    cache: AN_HOUR,
    isListing: true,
    make: makeCatalog,
  },
  { path: "/server.json", type: "application/json", cache: AN_HOUR, isListing: true, make: makeServerJson },
  { path: "/site.webmanifest", type: "application/manifest+json", cache: AN_HOUR, make: makeManifest },
];
