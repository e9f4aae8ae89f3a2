import { html } from "hono/html";
import type { Problem } from "../../../contract/request-errors.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";

/**
 * The page that asks for a key. The form goes to the address of the page itself, which the page does not name: it is the
 * same for every address, and so tells nothing of what is there.
 */
export function makeKeyPage({ detail }: Problem, view: View): Html {
  const { keyNeeded, key, openWithKey, keyKept, keyAgain } = view.words.frame;
  const [before, link, after] = keyAgain;
  const content = html`<h1>${keyNeeded}</h1>
<p lang="en" dir="ltr">${detail}.</p>
<form class="search" method="post">
<input type="password" name="key" required autofocus autocomplete="current-password" aria-label="${key}">
<button type="submit">${openWithKey}</button>
</form>
<p class="hint">${keyKept} ${before}<a href="">${link}</a>${after}</p>`;
  return makeLayout(view, { title: keyNeeded, styles: ["search"], content });
}
