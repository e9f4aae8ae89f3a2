import { html } from "hono/html";
import type { Problem } from "../contract/problem.ts";
import { type Html, makeLayout } from "./layout.ts";

/** The page that a reader is shown instead of a problem in JSON. */
export function makeErrorPage({ title, detail }: Problem): Html {
  const content = html`<h1>${title}</h1><p>${detail}</p><p><a href="/">Search the articles</a></p>`;
  return makeLayout({ site: "Pressmark", title, lang: "en", description: null, content });
}
