import type { Element, ElementContent, Text } from "hast";
import { attribute, elementsOf, isElement, type Parent } from "./elements.ts";

/** An address in full; empty for one of this page, one that does something, and one that cannot be completed. */
function completeAddress(address: string, base: string | null): string {
  if (address === "" || address.startsWith("#")) return "";
  const start = base ?? undefined;
  const full = URL.canParse(address, start) ? new URL(address, start) : null;
  const isPlace = full && /^(?:https?|mailto):$/.test(full.protocol);
  return isPlace && !(full.hash !== "" && base && isSamePage(full, base)) ? withoutRedirect(full) : "";
}

/** The address that a redirecting link of Google Docs leads to. */
function withoutRedirect(address: URL): string {
  const isRedirect = address.hostname === "www.google.com" && address.pathname === "/url";
  return (isRedirect && address.searchParams.get("q")) || address.href;
}

function isSamePage(address: URL, base: string): boolean {
  return address.href.split("#")[0] === base.split("#")[0];
}

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:$|[?#])/i;

/** The address of a page beside this one, by its file. */
const NEIGHBOUR = /^(?![a-z][a-z\d+.-]*:|[/#?])[^\s?#]+\.x?html?(?:#\S*)?$/i;

/** Tells whether an address is that of a page beside the one that gives it, which may be an article of the corpus: `../feed.html#grain`. */
export function isNeighbour(address: string): boolean {
  return NEIGHBOUR.test(address);
}

/** A link with its full address, or to a file that may be an article of the corpus; its contents alone where it leads nowhere else, or to a picture. */
function completeLink(link: Element, children: ElementContent[], base: string | null): ElementContent[] {
  const given = attribute(link, "href").trim();
  const href = base === null && isNeighbour(given) ? given : completeAddress(given, base);
  if (href === "" || PICTURE_FILE.test(href)) return children;
  return [{ ...link, properties: { href }, children }];
}

/** Attributes in which pages keep the address of a picture until it is scrolled to, the surest first. */
const LAZY = ["dataSrc", "dataOriginal", "dataLazySrc", "dataSrcSet", "dataSrcset", "srcSet", "src"];

/** Pictures, by their names in ordinary pages and in AMP. */
const PICTURES: ReadonlySet<string> = new Set(["img", "amp-img"]);

function completePicture(picture: Element, base: string | null): Element {
  const addresses = LAZY.map((name) => attribute(picture, name).trim().split(/[\s,]/)[0] ?? "");
  const src = addresses.map((address) => completeAddress(address, base)).find((address) => address !== "") ?? "";
  return { ...picture, tagName: "img", properties: { src, alt: attribute(picture, "alt") } };
}

/** How a class names the language of code: `language-js`, `lang-js`, `highlight-source-js`, `brush: js`. */
const LANGUAGE = /(?:^|\s)(?:language-|lang-|highlight-source-|highlight-(?!text)|sourceCode\s+|brush:?\s*)([\w+#.-]+)/;

/** The language that an element's class or data names; `outer`, that of the element around it, where it names none. */
function languageOf(element: Element, outer: string): string {
  const own = LANGUAGE.exec(attribute(element, "className"))?.[1] ?? "";
  return attribute(element, "dataLang") || attribute(element, "dataLanguage") || own || outer;
}

/** Code whose class says its language as the blocks want it. */
function completeCode(pre: Element, language: string): Element {
  const inner = [...elementsOf(pre)].map((element) => languageOf(element, "")).find((name) => name !== "");
  const name = inner ?? language;
  const properties = name === "" ? {} : { className: [`language-${name}`] };
  const code: Element = { type: "element", tagName: "code", properties, children: pre.children };
  return { ...pre, children: [code] };
}

/** The reading of a word behind it in brackets, as browsers show it that cannot set it above. */
function completeReading(reading: Element, children: ElementContent[]): ElementContent[] {
  const bracket = (value: string): Text => ({ type: "text", value });
  return children.length > 0 ? [bracket("("), { ...reading, children }, bracket(")")] : [];
}

function complete(child: ElementContent, base: string | null, outer: string): ElementContent[] {
  if (!isElement(child)) return [child];
  const language = languageOf(child, outer);
  if (child.tagName === "pre") return [completeCode(child, language)];
  if (PICTURES.has(child.tagName)) return [completePicture(child, base)];
  if (child.tagName === "rp") return [];
  const children = child.children.flatMap((one) => complete(one, base, language));
  if (child.tagName === "a") return completeLink(child, children, base);
  return child.tagName === "rt" ? completeReading(child, children) : [{ ...child, children }];
}

/**
 * Gives a copy of an article in which links and pictures have full addresses, code the language that a class around it
 * names, and ruby its readings in brackets. Relative addresses are completed by `base`; links without a full address are their text, but for those to pages beside this one.
 */
export function completeElements<Node extends Parent>(article: Node, base: string | null): Node {
  const children = article.children.flatMap((child) => (child.type === "doctype" ? [] : complete(child, base, "")));
  return { ...article, children };
}
