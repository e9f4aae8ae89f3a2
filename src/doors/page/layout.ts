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

/** The name of the site, which is the heading of the first page alone. */
function makeMasthead({ site, title }: PageFrame): Html {
  const link = html`<a href="/">${site}</a>`;
  return title === null ? html`<h1>${link}</h1>` : link;
}

/** Puts a page into the frame that all pages share. Needs no script. */
export function makeLayout(frame: PageFrame): Html {
  const { site, title, lang, description, content } = frame;
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
<header class="masthead">${makeMasthead(frame)}</header>
<main>${content}</main>
<footer class="colophon">
<span>For programs: <a href="/docs">API</a>, <a href="/status">status</a></span>
<span>For AI assistants: <a href="/connect">connect</a></span>
</footer>
</body>
</html>`;
}

/** Lets through HTML that was made safe when the index was built. */
export function trusted(safe: string): Html {
  return raw(safe);
}
