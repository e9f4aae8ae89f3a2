import type { ElementContent, Root } from "hast";
import { elementsOf, type Parent, textOf } from "./elements.ts";
import { parseHtml } from "./parse-html.ts";
import { readJsonLd } from "./read-json-ld.ts";

/** Longest text of a page, in UTF-16 code units, that may tell no more than that scripts draw the rest. */
const MAX_NOTICE = 300;

/** What pages say in the place of what scripts draw, at their beginning or end. */
const NOTICE =
  /\b(?:enable|turn on|requires?|needs?|without|run) java-?script\b|\bjava-?script (?:is|must be|has to be|needs to be) (?:enabled|disabled|required|turned)|^(?:loading|please wait)\b[^.!?]{0,20}\W*$/i;

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

/** Gives what a page has for browsers without scripts, as a page of its own; `null` where that is a notice at most. */
export function readNoscript(page: Root): Root | null {
  const texts = [...elementsOf(page)].filter(({ tagName }) => tagName === "noscript").map((element) => textOf(element));
  const inner = parseHtml(texts.join("\n"));
  return textOf(inner).length > MAX_NOTICE ? inner : null;
}
