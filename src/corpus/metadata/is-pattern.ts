import { foldKey } from "./metadata-keys.ts";
import type { MetadataEntry } from "./parse-entries.ts";
import { isMapping } from "./read-texts.ts";

/** What a generator or an editor puts the name or the day of a new article in the place of, and nothing else: `{{ title }}`, `<% tp.file.title %>`. An article may be called `{{< note >}}`. */
const PLACEHOLDER =
  /^\s*(?:\{\{(?![<%])|<%)(?=.*\b(?:title|name|file|slug|date|time|day|today|now)\b).*(?:\}\}|%>)\s*$/is;

/** Without quotation marks, YAML reads `{{ title }}` as a mapping in a mapping. */
function isPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return PLACEHOLDER.test(value);
  return isMapping(value) && Object.keys(value).length === 1 && /^\{.*\}$/s.test(Object.keys(value)[0] ?? "");
}

const NAMING = new Set(["title", "date", "created", "published"]);

/** Tells whether front matter is that of a pattern that new articles are made from: archetypes of Hugo, scaffolds of Hexo, templates of vaults. */
export function isPattern(entries: readonly MetadataEntry[]): boolean {
  return entries.some(({ key, value }) => NAMING.has(foldKey(key)) && isPlaceholder(value));
}
