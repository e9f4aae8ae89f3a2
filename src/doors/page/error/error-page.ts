import { html } from "hono/html";
import { InvalidRequestError, NotFoundError, type Problem } from "../../../contract/request-errors.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import { makeSearchForm } from "../search/search-form.ts";
import type { View } from "../view.ts";

/** Where a reader may go on. */
interface Way {
  href: string;
  text: string;
}

/** The same address without the cursor, which led on in a list that is no more. */
function withoutCursor({ href }: URL): string {
  const { pathname, searchParams } = new URL(href);
  searchParams.delete("cursor");
  return `${pathname}?${searchParams}`;
}

/** Where a reader may go on from what went wrong at an address. */
function findWays(error: unknown, { address, words }: View): Way[] {
  if (error instanceof NotFoundError)
    return error.nearest.map((id) => ({ href: `/articles/${encodeURIComponent(id)}`, text: id }));
  if (error instanceof InvalidRequestError && error.path === "cursor")
    return [{ href: withoutCursor(address), text: words.frame.fromBeginning }];
  return [];
}

/**
 * The page that a reader is shown instead of a problem in JSON, with a search and links to go on by. What exactly is wrong is said
 * in English.
 */
export function makeErrorPage({ status, title: name, detail }: Problem, error: unknown, view: View): Html {
  const { words } = view;
  const { errors, goSearch } = words.frame;
  const title = new Map(Object.entries(errors)).get(String(status)) ?? name;
  const ways = [
    ...findWays(error, view),
    ...(view.maySearch ? [{ href: "/", text: goSearch }] : []),
    ...(view.mayRead ? [{ href: "/articles", text: words.search.allArticles }] : []),
  ];
  const links = ways.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`);
  const content = html`${makeSearchForm(view, null)}
<div id="results"><div class="nothing"><h1>${title}</h1><p lang="en" dir="ltr">${error instanceof NotFoundError ? error.sentence : detail}.</p><ul>${links}</ul></div></div>`;
  return makeLayout(view, { title, styles: ["search"], scripts: ["search", "completions"], content });
}
