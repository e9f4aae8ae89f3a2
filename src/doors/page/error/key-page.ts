import { html } from "hono/html";
import type { Problem } from "../../../contract/request-errors.ts";
import { type Html, makeLayout } from "../layout.ts";

/**
 * The page that asks for a key. The form goes to the address of the page itself, which the page does not name: it is the
 * same for every address, and so tells nothing of what is there.
 */
export function makeKeyPage({ detail }: Problem): Html {
  const content = html`<h1>A key is needed</h1>
<p>${detail}.</p>
<form class="search" method="post">
<input type="password" name="key" required autofocus autocomplete="current-password" aria-label="Key">
<button type="submit">Open</button>
</form>
<p class="hint">The key is kept until you close the browser. If you gave it before and followed a link from elsewhere, <a href="">open this page again</a>.</p>`;
  return makeLayout({ site: "Pressmark", title: "A key is needed", lang: "en", description: null, content });
}
