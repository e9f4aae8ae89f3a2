import { html } from "hono/html";
import type { Problem } from "../../contract/request-errors.ts";
import { type Html, makeLayout } from "./layout.ts";

/** The page that a reader is shown instead of a problem in JSON; `site` is the title at its head. */
export function makeErrorPage({ title, detail }: Problem, site: string): Html {
  const content = html`<h1>${title}</h1><p>${detail}.</p><p><a href="/">Search the articles</a></p>`;
  return makeLayout({ site, title, lang: "en", description: null, content });
}
