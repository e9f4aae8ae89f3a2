import { SearchRequest } from "../../../contract/search-request.ts";

/** The parameters of a search with some of them changed, without those that are as they are by themselves; from its beginning. */
export function writeParameters(request: SearchRequest, changed: Partial<SearchRequest> = {}): URLSearchParams {
  const { query, ...asked } = { ...request, cursor: undefined, ...changed };
  const defaults = new Map<string, unknown>(Object.entries(SearchRequest.parse({ query })));
  const parameters = new URLSearchParams({ q: query });
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== defaults.get(name))
      for (const one of [value].flat()) parameters.append(name, String(one));
  return parameters;
}

/** The address of the page of a search with some of its parameters changed. */
export function linkSearch(request: SearchRequest, changed: Partial<SearchRequest> = {}): string {
  return `/?${writeParameters(request, changed)}`;
}

/** The address of the page that searches other words everywhere. */
export function linkQuery(query: string): string {
  return `/?${new URLSearchParams({ q: query })}`;
}
