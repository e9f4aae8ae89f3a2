/** A value as owners write it, and the texts that were found in it. */
export interface TextsReading {
  texts: string[];
  /** Values in it that are no texts. */
  unread: unknown[];
}

/** Longest text that is kept, in UTF-16 code units: two paragraphs. */
const MAX_TEXT = 2_000;

/** Tells whether a value says nothing: exports write every key, with nothing after most. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/** Tells whether a value is a mapping, of whichever language. */
export function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads one text, or what an owner writes as one: a number, true, a list of one. `null` for anything else. */
export function readText(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 1 ? readText(value[0]) : null;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  const text = String(value).trim().toWellFormed();
  return text.length > 0 && text.length <= MAX_TEXT ? text : null;
}

/** Keys by which an object says its name, the best first. */
const NAME_KEYS = ["name", "full_name", "fullName", "title", "label", "slug"];

/** Gives the name of an object; `null` when it has none. */
export function nameOf(value: object): string | null {
  const named = NAME_KEYS.map((key) => readText(Reflect.get(value, key)));
  return named.find((name) => name !== null) ?? null;
}

/** Lists in lists are laid out flat; what is nested deeper than a hand writes it is no text. */
const MAX_DEPTH = 3;

/** Reads texts from a text, which may be a list in itself, an object that has a name, or a list of these. */
export function readTexts(value: unknown, split: (text: string) => string[]): TextsReading {
  const items = Array.isArray(value) ? value.flat(MAX_DEPTH) : [value];
  const texts: string[] = [];
  const unread: unknown[] = [];
  for (const item of items.filter((one) => !isBlank(one))) {
    const text = isMapping(item) ? nameOf(item) : readText(item);
    if (text === null) unread.push(item);
    else for (const part of item === value ? split(text) : [text]) texts.push(part);
  }
  return { texts, unread };
}

/** Keeps the first of texts that differ in their case only. */
export function withoutRepeats(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size < seen.add(text.toLowerCase()).size);
}

const partsOf = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Parts tags at commas; where there is none, at spaces when the key is one of Jekyll's. `#` of a vault's tag goes. */
export function splitTags(text: string, isJekyll: boolean): string[] {
  return partsOf(text, /[,;\n]/.test(text) ? /[,;\n]/ : isJekyll ? /\s+/ : /\n/).map((tag) =>
    tag.replace(/^#(?=\S)/, ""),
  );
}

/** Parts names at commas where each has two words or more: `Lovelace, Ada` is one name. */
export function splitNames(text: string): string[] {
  const names = partsOf(text, /[,;]|\s+(?:and|&)\s+/);
  return names.every((name) => /\S\s+\S/.test(name)) ? names : partsOf(text, /;/);
}
