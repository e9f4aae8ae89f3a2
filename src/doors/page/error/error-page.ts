import { html } from "hono/html";
import { InvalidRequestError, NotFoundError, type Problem } from "../../../contract/request-errors.ts";
import { type Html, makeLayout } from "../layout.ts";

/** Where a reader may go on. */
interface Way {
  href: string;
  text: string;
}

/** The same address without the cursor, which led on in a list that is no more. */
function withoutCursor(address: string): string {
  const { pathname, searchParams } = new URL(address);
  searchParams.delete("cursor");
  return `${pathname}?${searchParams}`;
}

/** Where a reader may go on from what went wrong at an address. */
function findWays(error: unknown, address: string): Way[] {
  if (error instanceof NotFoundError)
    return error.nearest.map((id) => ({ href: `/articles/${encodeURIComponent(id)}`, text: id }));
  if (error instanceof InvalidRequestError && error.path === "cursor")
    return [{ href: withoutCursor(address), text: "See this list from its beginning" }];
  return [];
}

/** What a reader is told of an error, and where. */
interface ShownError {
  problem: Problem;
  error: unknown;
  address: string;
}

/** The page that a reader is shown instead of a problem in JSON, with links to go on by; `site` is the title at its head. */
export function makeErrorPage({ problem: { title, detail }, error, address }: ShownError, site: string): Html {
  const ways = [...findWays(error, address), { href: "/", text: "Search the articles" }];
  const links = ways.map(({ href, text }) => html`<p><a href="${href}">${text}</a></p>`);
  const content = html`<h1>${title}</h1><p>${detail}.</p>${links}`;
  return makeLayout({ site, title, lang: "en", description: null, content });
}
