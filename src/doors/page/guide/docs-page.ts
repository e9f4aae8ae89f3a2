import { html } from "hono/html";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { fillText } from "../words/fill-text.ts";
import type { GuideWords } from "../words/guide-words.ts";

/** A parameter of a route, as OpenAPI has it. */
interface TriedParameter {
  in: "query" | "path";
  name: string;
  description?: string | undefined;
  required: boolean;
  schema: { enum?: readonly unknown[] | undefined; type?: unknown };
  example?: unknown;
}

/** A route that can be tried, as OpenAPI has it. */
interface TriedRoute {
  path: string;
  operationId: string;
  summary: string;
  description: string;
  parameters: readonly TriedParameter[];
}

/** What the page shows of a service. */
interface TriedService {
  origin: string;
  routes: readonly TriedRoute[];
}

const textOf = (value: unknown) => (value === undefined ? "" : String(value));

/** Values that a parameter may have, if there are few: the one that is chosen first is the example. */
function makeChoice({ name, required, schema, example }: TriedParameter): Html {
  const values = schema.enum ?? ["true", "false"];
  // In a browser, the form that programs read is not the one that it asks for by itself.
  const chosen = textOf(example ?? (name === "format" ? "json" : undefined));
  const options = values.map(
    (value) => html`<option ${textOf(value) === chosen ? "selected" : ""}>${textOf(value)}</option>`,
  );
  return html`<select class="control" name="${name}">${required ? "" : html`<option value=""></option>`}${options}</select>`;
}

function makeField(parameter: TriedParameter): Html {
  const { name, description = "", required, schema, example } = parameter;
  const isChoice = schema.enum !== undefined || schema.type === "boolean";
  const control = isChoice
    ? makeChoice(parameter)
    : html`<input class="control" name="${name}" value="${textOf(example)}" ${required ? "required" : ""}>`;
  return html`<p><label><code>${name}</code> ${control}</label> <span class="hint" lang="en" dir="ltr">${description}</span></p>`;
}

/** The address of a route with its example: where its form leads without a script, but for what is in the query. */
function exampleAddress({ path, parameters }: TriedRoute): { path: string; query: string } {
  const given = parameters.filter(({ example }) => example !== undefined);
  const filled = given.reduce(
    (some, one) => some.replace(`{${one.name}}`, encodeURIComponent(textOf(one.example))),
    path,
  );
  const inQuery = given.filter((one) => one.in === "query").map(({ name, example }) => [name, textOf(example)]);
  return { path: filled, query: inQuery.length === 0 ? "" : `?${new URLSearchParams(inQuery)}` };
}

function makeRoute(route: TriedRoute, origin: string, words: GuideWords): Html {
  const { path, operationId, summary, description, parameters } = route;
  const [first, others] = [true, false].map((wanted) =>
    parameters.filter(({ required, example }) => (required || example !== undefined) === wanted).map(makeField),
  );
  const example = exampleAddress(route);
  return html`<section class="connection" id="${operationId}"><h2><code dir="ltr">GET ${path}</code></h2>
<p lang="en" dir="ltr">${summary}. <span class="hint">${description}</span></p>
<form class="try" action="${example.path}" data-path="${path}">
${first ?? ""}
${others?.length ? html`<details><summary>${words.moreParameters}</summary>${others}</details>` : ""}
<p><button class="copy">${words.ask}</button></p>
</form>
<pre tabindex="0" dir="ltr"><code>curl '${origin}${example.path}${example.query}'</code></pre>
<pre class="answer" tabindex="0" dir="ltr" hidden></pre></section>`;
}

/**
 * A page to try the routes on, made of what OpenAPI says of them. Without a script its forms lead to the answers; with one the
 * answer is shown in place. What OpenAPI says of them is in English.
 */
export function makeDocsPage({ origin, routes }: TriedService, view: View): Html {
  const { guide } = view.words;
  const content = html`<h1>API</h1>
<p>${fillText(guide.routesLead, html`<code>GET</code>`, html`<a href="/openapi.json">OpenAPI</a>`)}</p>
${routes.map((route) => makeRoute(route, origin, guide))}`;
  return makeLayout(view, { title: "API", styles: ["guide"], scripts: ["try"], content });
}
