import type { Element, Root } from "hast";
import type { MetadataEntry } from "../../metadata/parse-entries.ts";
import { makePropertyEntry } from "../../metadata/split-properties.ts";
import { attribute, elementsOf, textOf } from "./elements.ts";

function hasClass(element: Element, name: string): boolean {
  return attribute(element, "className").split(/\s+/).includes(name);
}

/** What a cell says: whether its box is ticked, the texts that were selected, else its text, of which `@` begins a day. */
function readCell(cell: Element): string | string[] {
  const inside = [...elementsOf(cell)];
  if (inside.some((element) => hasClass(element, "checkbox-on"))) return "yes";
  if (inside.some((element) => hasClass(element, "checkbox-off"))) return "no";
  const selected = inside.filter((element) => hasClass(element, "selected-value")).map(textOf);
  return selected.length > 0 ? selected : textOf(cell).replace(/^@/, "");
}

/** Reads the properties that Notion has in a table above a page that it exported as HTML; empty for any other page. */
export function readProperties(page: Root): MetadataEntry[] {
  const table = elementsOf(page).find((element) => element.tagName === "table" && hasClass(element, "properties"));
  const rows = table ? [...elementsOf(table)].filter((element) => hasClass(element, "property-row")) : [];
  return rows.flatMap((row) => {
    const inside = [...elementsOf(row)];
    const [name, cell] = ["th", "td"].map((tag) => inside.find(({ tagName }) => tagName === tag));
    return (name && cell && makePropertyEntry({ key: textOf(name), value: readCell(cell), line: null })) ?? [];
  });
}
