import type { Root } from "hast";
import { attribute, elementsOf } from "./elements.ts";

/** An object of JSON-LD, whose keys may hold anything. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** Types of schema.org that name an article as a whole. */
const ARTICLE = /(?:Article|Posting|Report|Review|Recipe|HowTo|Book|Chapter|CreativeWork|QAPage|FAQPage|Question)$/;

function isObject(value: unknown): value is JsonLd {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How deep lists and objects are looked into: none that means anything lies deeper. */
const MAX_DEPTH = 20;

/** The objects in a value and in its `@graph`, outermost first. */
function* objectsIn(value: unknown, depth = 0): Generator<JsonLd> {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one, depth + 1);
  if (!isObject(value)) return;
  yield value;
  yield* objectsIn(value["@graph"], depth + 1);
  yield* objectsIn(value.mainEntity, depth + 1);
}

function parse(json: string): unknown {
  try {
    // Pages break lines inside of texts, which JSON does not allow.
    return JSON.parse(json.replace(/[\p{Cc}]+/gu, " "));
  } catch {
    return null;
  }
}

/** Gives what the JSON-LD of a page says of its article: the first object of such a type; empty when there is none. */
export function readJsonLd(tree: Root): JsonLd {
  for (const element of elementsOf(tree)) {
    if (element.tagName !== "script" || !attribute(element, "type").toLowerCase().startsWith("application/ld+json"))
      continue;
    const [content] = element.children;
    for (const object of objectsIn(parse(content?.type === "text" ? content.value : "")))
      if ([object["@type"]].flat().some((type) => typeof type === "string" && ARTICLE.test(type))) return object;
  }
  return {};
}

/** Gives the texts that a value of JSON-LD names: itself, or the `name` of an object, or those of a list. */
export function namesIn(value: unknown, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, depth + 1));
  if (isObject(value)) return namesIn(value.name, depth + 1);
  return typeof value === "string" && value.trim() !== "" ? [value] : [];
}
