import { html } from "hono/html";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { siteOf } from "../../../reading/make-urls.ts";
import { clipText } from "../../../text/clip-text.ts";
import { identify } from "../../discovery/identity.ts";
import type { View } from "../view.ts";
import { writeJsonLd } from "./json-ld.ts";

/** Keeps a page of hits out of search engines: there is one for every query. */
export const NO_INDEX = html`<meta name="robots" content="noindex">`;

/** Links that every page of a public service has: to its search, for browsers, and to its feed; and for all the icons. */
export function linkService({ isPublic, title }: View) {
  const icons = html`<link rel="icon" href="/pages/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/pages/icon-192.png">`;
  if (!isPublic) return icons;
  return html`${icons}
<link rel="manifest" href="/site.webmanifest">
<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="${title}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${title}">`;
}

/** The site as schema.org has it. Search engines read `query-input`, which schema.org does not list. */
function describeSite(index: PassageIndex, site: string) {
  const { title, description } = identify(index, site);
  const search = {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${site}/?q={search_term_string}` },
    "query-input": "required name=search_term_string",
  };
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: title,
    description,
    url: `${site}/`,
    inLanguage: index.corpus.language,
    potentialAction: search,
  };
}

/** Longest description of a link that is shown elsewhere, in UTF-16 code units: others cut it to less. */
const MAX_SHOWN = 300;

/** What the head of the first page says of the service to search engines and to those who show a link to it. */
export function makeFirstHead(index: PassageIndex, { isPublic, address }: View) {
  if (!isPublic) return html``;
  const site = siteOf(index, address.origin);
  const { title, description } = identify(index, site);
  return html`<link rel="canonical" href="${site}/">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${clipText(description, MAX_SHOWN)}">
<meta property="og:url" content="${site}/">
<meta property="og:image" content="${site}/pages/icon-512.png">
<meta name="twitter:card" content="summary">
${writeJsonLd(describeSite(index, site))}`;
}
