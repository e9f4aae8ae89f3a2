import { html, raw } from "hono/html";

/** What could end the element, or a line of a script in an old browser. */
const MARKUP = /[<>&\u2028\u2029]/g;

/** Writes data of schema.org into a page. It is no script, so the Content-Security-Policy lets it be; no text in it can end it. */
export function writeJsonLd(data: object) {
  const json = JSON.stringify(data).replace(MARKUP, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return html`<script type="application/ld+json">${raw(json)}</script>`;
}
