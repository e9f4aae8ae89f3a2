import { foldKey, isKnownKey } from "./metadata-keys.ts";
import type { MetadataEntry } from "./parse-entries.ts";
import type { HeaderSplit } from "./split-header-lines.ts";

/** A file that Notion exported: its name ends with the page's number. */
const EXPORTED = /[ -][\da-f]{32}\.(?:md|markdown)$/i;

/** The title of a page, and the lines below it up to a blank one. */
const HEAD = /^((?:[ \t]*\n)*# [^\n]*\n\n)((?:[^\n]*\S[^\n]*(?:\n|$))+)/;

const PROPERTY = /^([^:\n]{1,60}):(?:[ \t]+(.*))?$/;

/** What Notion calls an author and the days that it notes itself, folded. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ["created", "date"],
  ["createdat", "date"],
  ["createdtime", "date"],
  ["datecreated", "date"],
  ["createdby", "author"],
  ["lasteditedtime", "updated"],
  ["lastedited", "updated"],
]);

/** Makes a key of a property of Notion that means something here; `null` for any other. */
export function makePropertyEntry({ key: name, value, line }: MetadataEntry): MetadataEntry | null {
  const key = KEYS.get(foldKey(name)) ?? name;
  return isKnownKey(key) ? { key, value, line } : null;
}

function readProperty(text: string, line: number): MetadataEntry | null {
  const [, key = "", value = ""] = PROPERTY.exec(text) ?? [];
  return makePropertyEntry({ key, value: value.trim(), line });
}

/**
 * Parts a page that Notion exported (line ends LF) from the properties that stand below its title as lines of keys. What no key is
 * known for stays in the text, where a paragraph may begin so as well. `null` for any other text.
 */
export function splitProperties(text: string, file: string): HeaderSplit | null {
  const [head, title = "", lines = ""] = (EXPORTED.test(file) && HEAD.exec(text)) || [];
  if (head === undefined) return null;
  const firstLine = title.split("\n").length;
  const read = lines.split("\n").map((line, at) => ({ line, entry: readProperty(line, firstLine + at) }));
  const entries = read.flatMap(({ entry }) => entry ?? []);
  const rest = read.filter(({ entry }) => entry === null).map(({ line }) => line);
  return entries.length === 0 ? null : { entries, body: title + rest.join("\n") + text.slice(head.length) };
}
