import { LIMITS } from "../../contract/limits.ts";
import { suggest } from "../../suggestions/suggest.ts";
import { clipText } from "../../text/clip-text.ts";
import { escapeXml, XML_DECLARATION } from "./escape-xml.ts";
import { identify } from "./identity.ts";
import type { Published } from "./published-document.ts";

/** Longest names, as OpenSearch 1.1 has them; of the description it takes more than there is. */
const MAX = { short: 16, long: 48 };

/** Completions of a browser's search field, which shows about as many. */
const SHOWN = 8;

/** The short name, which a browser shows in its list of engines: the title or the name of the corpus, whole if one of them fits. */
function nameBriefly(title: string, name: string): string {
  return [title, name].find((one) => one !== "" && one.length <= MAX.short) ?? clipText(title, MAX.short);
}

/** Describes the search for browsers, which then offer it in their address bar (OpenSearch 1.1, draft 6). */
export function makeSearchDescription({ index, site }: Published): string {
  const { title, description } = identify(index, site);
  const url = (type: string, path: string) => `<Url type="${type}" template="${escapeXml(site + path)}"/>\n`;
  return `${XML_DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeXml(nameBriefly(title, index.corpus.name))}</ShortName>
<Description>${escapeXml(description)}</Description>
${url("text/html", "/?q={searchTerms}")}${url("application/x-suggestions+json", "/suggest/opensearch?q={searchTerms}")}${url("application/json", "/search?q={searchTerms}")}<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(`${site}/opensearch.xml`)}"/>
<LongName>${escapeXml(clipText(title, MAX.long))}</LongName>
<Image height="192" width="192" type="image/png">${escapeXml(`${site}/pages/icon-192.png`)}</Image>
<Image height="16" width="16" type="image/svg+xml">${escapeXml(`${site}/pages/icon.svg`)}</Image>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
}

/** Completes what is typed into a browser's search field: the text, and what it may become (OpenSearch Suggestions 1.1). */
export function makeSearchSuggestions({ index, address }: Published): string {
  const typed = address.searchParams.get("q") ?? "";
  const { suggestions } = suggest(index, typed.slice(0, LIMITS.queryLength), SHOWN);
  return JSON.stringify([typed, suggestions.map(({ text }) => text)]);
}
