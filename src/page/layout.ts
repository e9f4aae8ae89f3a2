import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of HTML whose text has been escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page has around its content. */
export interface PageFrame {
  /** Title of the site, at the head of each page. */
  site: string;
  /** Title of this page, or `null` for the first one. */
  title: string | null;
  lang: string;
  description: string | null;
  content: Html | Html[];
}

/** Puts a page into the frame that all pages share. Needs no script. */
export function makeLayout({ site, title, lang, description, content }: PageFrame): Html {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === null ? site : `${title} · ${site}`}</title>
${description === null ? "" : html`<meta name="description" content="${description}">`}
<link rel="stylesheet" href="/pages/style.css">
<link rel="icon" href="/pages/icon.svg" type="image/svg+xml">
</head>
<body>
<header class="masthead"><a href="/">${site}</a></header>
<main>${content}</main>
<footer class="colophon">
<a href="/articles">Articles</a> <a href="/openapi.json">API</a> <a href="/status">Status</a>
<span>Assistants connect at <code>/mcp</code></span>
</footer>
</body>
</html>`;
}

/** Lets through HTML that was made safe when the index was built. */
export function trusted(safe: string): Html {
  return raw(safe);
}
