import { isKnownKey } from "./metadata-keys.ts";
import type { MetadataEntry } from "./parse-entries.ts";
import type { HeaderSplit } from "./split-header-lines.ts";

/** A property of a page: `alias:: Hens, Fowl`. */
const PROPERTY = /^(?:- )?([A-Za-z][\w-]{0,40})::[ \t]+(\S.*)$/;

const withoutLinks = (value: string) => value.replace(/\[\[|\]\]/g, "").trim();

/**
 * Parts a text from the properties that it begins with, as pages of Logseq have them: what is known of an article is taken, and other
 * properties stay in the text, where Logseq shows them. `null` for a text without one that is known.
 */
export function splitPageProperties(text: string): HeaderSplit | null {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !PROPERTY.test(line));
  const properties = (end < 0 ? lines : lines.slice(0, end)).map((line, at) => {
    const [, key = "", value = ""] = PROPERTY.exec(line) ?? [];
    return { key, value: withoutLinks(value), line: at + 1 };
  });
  const isKnown = ({ key }: MetadataEntry) => isKnownKey(key);
  const entries = properties.filter(isKnown);
  if (entries.length === 0) return null;
  const others = properties.filter((one) => !isKnown(one)).map(({ key, value }) => `${key}: ${value}\n`);
  return { entries, body: [...others, ...(end < 0 ? [] : lines.slice(end))].join("\n") };
}
