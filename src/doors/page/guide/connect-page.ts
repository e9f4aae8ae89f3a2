import { html } from "hono/html";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { examplesOf } from "../../../reading/examples-of.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { fillText } from "../words/fill-text.ts";
import type { Words } from "../words/words.ts";
import { type Connection, listConnections, nameConnection } from "./list-connections.ts";

function makeEntry({ client, how, snippet, link }: Connection, { article, guide }: Words): Html {
  return html`<section class="connection"><h2>${client}</h2>
<p>${how}</p>
<pre tabindex="0" dir="ltr" data-copy="${article.copy}" data-copied="${article.copied}"><code>${snippet}</code></pre>
${link === undefined ? "" : html`<p><a href="${link}">${guide.addTo(client)}</a></p>`}</section>`;
}

/** Says how assistants and programs connect to this service, at its own address. Copying needs a script, and nothing else does. */
export function makeConnectPage(index: PassageIndex, at: { site: string; isPrivate: boolean }, view: View): Html {
  const { words } = view;
  const { connect, connectLead, ownKey } = words.guide;
  const { name, title } = index.corpus;
  const query = examplesOf(index).q?.[0] ?? title;
  const connections = listConnections({ ...at, name: nameConnection(name), query }, words.guide);
  const address = fillText(connectLead, html`<code dir="ltr">${at.site}/mcp</code>`);
  const content = html`<h1>${connect}</h1>
<p>${address}${at.isPrivate ? html` ${fillText(ownKey, html`<code>KEY</code>`)}` : ""}</p>
${connections.map((connection) => makeEntry(connection, words))}`;
  return makeLayout(view, { title: connect, styles: ["guide"], scripts: ["copy"], content });
}
