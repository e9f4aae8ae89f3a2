import { html } from "hono/html";
import { linkService } from "./head/service-head.ts";
import type { Html } from "./html.ts";
import type { View } from "./view.ts";

/** What is on one page, beside what is on all. */
export interface PageContent {
  /** Title of this page, or `null` for the first one. */
  title: string | null;
  description?: string | null;
  /** Names of its parts in `static/`, without what all pages share. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** What its head has beyond that. */
  head?: Html;
  content: Html;
}

/** The name of the site, which is the heading of the first page alone. */
function makeMasthead({ title: site, titleLang }: View, title: string | null): Html {
  const link = html`<a href="/" lang="${titleLang}" dir="auto">${site}</a>`;
  return title === null ? html`<h1>${link}</h1>` : link;
}

/** Links to what only who may read articles can open. */
function linkPages({ words: { frame }, mayRead }: View): Html {
  if (!mayRead) return html``;
  return html`<nav aria-label="${frame.pages}"><a href="/articles">${frame.articles}</a> <a href="/corpus">${frame.about}</a></nav>`;
}

/** The scripts that need the search form, which who may not search is not shown. */
const OF_THE_FORM: readonly string[] = ["search", "completions"];

/** Puts a page into the frame that all pages share. */
export function makeLayout(view: View, page: PageContent): Html {
  const { words, title: site, maySearch } = view;
  const { title, description = null, styles = [], head = "", content } = page;
  const scripts = (page.scripts ?? []).filter((name) => maySearch || !OF_THE_FORM.includes(name));
  return html`<!doctype html>
<html lang="${words.lang}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === null ? site : `${title} · ${site}`}</title>
${description === null ? "" : html`<meta name="description" content="${description}">`}
${["base", ...styles].map((name) => html`<link rel="stylesheet" href="/pages/${name}.css">`)}
${scripts.map((name) => html`<script type="module" src="/pages/${name}.js"></script>`)}
${linkService(view)}
${head}
</head>
<body>
<a class="skip" href="#Content">${words.frame.skip}</a>
<header class="masthead">${makeMasthead(view, title)}
${linkPages(view)}</header>
<main id="Content">${content}</main>
<footer class="colophon">
<span>${words.frame.forPrograms} <a href="/docs">API</a>, <a href="/status">${words.frame.status}</a></span>
<span>${words.frame.forAssistants} <a href="/connect">${words.frame.connect}</a></span>
</footer>
</body>
</html>`;
}
