import type { Handler } from "hono";
import { SearchParameters } from "../../../contract/search-request.ts";
import { searchPassages } from "../../../search/answer/search-passages.ts";
import { makeSearchPage } from "../../page/search-page.ts";
import { makeWelcomePage } from "../../page/welcome-page.ts";
import { readQuery } from "../read-query.ts";
import type { Service } from "../service.ts";

const PageParameters = SearchParameters.omit({ format: true, max_tokens: true });

/** Answers `GET /`: the search form, and below it the passages when something is asked. */
export const home: Handler<Service> = async (c) => {
  const index = c.get("index");
  const site = c.get("site");
  if (!c.req.query("q")?.trim()) return c.html(await makeWelcomePage(index, site));
  const { q, ...rest } = readQuery(c.req.queries(), PageParameters).value;
  const request = { ...rest, query: q };
  return c.html(makeSearchPage(index, request, await searchPassages(index, request, { site, detail: "detailed" })));
};
