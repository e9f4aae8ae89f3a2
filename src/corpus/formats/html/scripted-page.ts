import type { ElementContent, Root } from "hast";
import { elementsOf, type Parent, textOf } from "./elements.ts";
import { parseHtml } from "./parse-html.ts";
import { readJsonLd } from "./read-json-ld.ts";

/** Longest text of a page, in UTF-16 code units, that may tell no more than that scripts draw the rest. */
const MAX_NOTICE = 300;

/** What pages say in the place of what scripts draw. */
const NOTICE =
  /java-?script|^loading\b|\bloading\s*(?:…|\.\.\.)$|please wait|(?:browser|site|app|page) (?:is not|isn.t) supported/i;

/** Tells whether a page shows nothing before its scripts run, or only that they must. */
export function isShell(page: Root, article: Parent): boolean {
  const text = textOf(article);
  if (text.length > MAX_NOTICE || (text !== "" && !NOTICE.test(text))) return false;
  return [...elementsOf(page)].some(({ tagName }) => tagName === "script");
}

function makeParagraph(text: string): ElementContent {
  return { type: "element", tagName: "p", properties: {}, children: [{ type: "text", value: text }] };
}

/** Gives the text of an article as the JSON-LD of its page has it, which may be HTML or lines; `null` where it has none. */
export function readArticleBody(page: Root): Root | null {
  const { articleBody } = readJsonLd(page);
  if (typeof articleBody !== "string" || articleBody.trim() === "") return null;
  if (/<(?:p|br|div|h\d)\b/i.test(articleBody)) return parseHtml(articleBody);
  const lines = articleBody.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return { type: "root", children: lines.map(makeParagraph) };
}
