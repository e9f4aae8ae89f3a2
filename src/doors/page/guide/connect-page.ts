import { html } from "hono/html";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { examplesOf } from "../../../reading/examples-of.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { en } from "../words/en.ts";
import { type Connection, listConnections, nameConnection } from "./list-connections.ts";

function makeEntry({ client, how, snippet, link }: Connection): Html {
  return html`<section class="connection"><h2>${client}</h2>
<p>${how}</p>
<pre tabindex="0"><code>${snippet}</code></pre>
${link === undefined ? "" : html`<p><a href="${link}">Add to ${client}</a></p>`}</section>`;
}

/** Says how assistants and programs connect to this service, at its own address. Copying needs a script, and nothing else does. */
export function makeConnectPage(index: PassageIndex, at: { site: string; isPrivate: boolean }, view: View): Html {
  const { name, title } = index.corpus;
  const query = examplesOf(index).q?.[0] ?? title;
  const entries = listConnections({ ...at, name: nameConnection(name), query }).map(makeEntry);
  const content = html`<h1>Connect</h1>
<p>Assistants search and cite these articles over MCP, at <code>${at.site}/mcp</code>.${at.isPrivate ? " Put your own key where KEY stands." : ""}</p>
${entries}`;
  return makeLayout({ ...view, words: en }, { title: "Connect", styles: ["guide"], scripts: ["copy"], content });
}
