/// <reference path="./readability-dom.ts" />
import { Readability } from "@mozilla/readability";
import JSDOMParser from "@mozilla/readability/JSDOMParser.js";
import type { Element, Nodes } from "hast";
import { attribute, isElement, type Parent } from "./elements.ts";
import { isHidden } from "./find-furniture.ts";
import { parseHtml } from "./parse-html.ts";

/** Most elements of a page that is checked, and how deep they may lie: the library's time grows with both. The longest articles have a third. */
const MAX_ELEMENTS = 30_000;
const MAX_DEPTH = 100;

/** Most children of one element: to take one away, the library goes through all of them. The longest articles have a third. */
const MAX_CHILDREN = 3_000;

/** Counts the elements below a node; infinitely many where they lie too deep, or too many beside each other. */
function countElements({ children }: Parent, depth = 0): number {
  if (depth > MAX_DEPTH || children.length > MAX_CHILDREN) return Number.POSITIVE_INFINITY;
  return children.reduce((sum, child) => sum + (isElement(child) ? 1 + countElements(child, depth + 1) : 0), 0);
}

/** Elements that the library would throw away before anything else, and drawings. */
const UNREAD: ReadonlySet<string> = new Set(["head", "script", "noscript", "style", "template", "svg", "math"]);

/** Elements whose names the library's DOM cannot read: with a colon in them, as Word writes them. */
const PLAIN_NAME = /^[a-z][a-z\d-]*$/;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

/** The name of an attribute in markup: `dataSrc` is `data-src`. */
function attributeName(property: string): string {
  if (property === "className") return "class";
  return property
    .replace(/[A-Z]/g, (letter) => (/^(?:data|aria)/.test(property) ? `-${letter}` : letter))
    .toLowerCase();
}

/** The value of an attribute; of a style whether it hides, since the library's DOM stumbles over what is no style. */
function attributeValue(element: Element, property: string): string {
  if (property !== "style") return attribute(element, property);
  return isHidden(element) ? "display:none" : "";
}

function writeElement(element: Element, write: (node: Nodes) => string): string {
  const name = PLAIN_NAME.test(element.tagName) ? element.tagName : "span";
  const attributes = Object.keys(element.properties).map((property) => {
    const [key, value] = [attributeName(property), attributeValue(element, property)];
    return value !== "" && PLAIN_NAME.test(key) ? ` ${key}="${escapeMarkup(value)}"` : "";
  });
  return `<${name}${attributes.join("")}>${element.children.map(write).join("")}</${name}>`;
}

/** Writes a tree as the library's DOM reads it: everything closed, every attribute with a value. */
function writeXml(node: Nodes): string {
  if (node.type === "text") return escapeMarkup(node.value);
  if (node.type === "root") return node.children.map(writeXml).join("");
  return isElement(node) && !UNREAD.has(node.tagName) ? writeElement(node, writeXml) : "";
}

/**
 * Finds the article of a page as Readability does, as a tree of its own; `null` where it finds none and for pages that are
 * too large for it.
 */
export function readReadable(page: Parent, title: string): Parent | null {
  if (countElements(page) > MAX_ELEMENTS) return null;
  const document = new JSDOMParser().parse(`<title>${escapeMarkup(title)}</title>${writeXml(page)}`);
  const { content } = new Readability(document, { disableJSONLD: true, keepClasses: true }).parse() ?? {};
  return content ? parseHtml(content) : null;
}
