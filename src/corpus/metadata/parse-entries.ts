import { parse as parseToml } from "smol-toml";
import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, type Tags } from "yaml";
import { clipText } from "../../text/clip-text.ts";
import { isHoldingKey } from "./metadata-keys.ts";
import { hasMoreReferences, MANY_REFERENCES } from "./parse-yaml.ts";
import { isMapping } from "./read-texts.ts";
import { type Dialect, keyOf } from "./split-front-matter.ts";

/** One key of front matter. */
export interface MetadataEntry {
  key: string;
  /** Plain data: texts, booleans, lists and mappings; days and numbers as their text. */
  value: unknown;
  /** Line of the file on which the key stands, from 1; `null` where a file has no lines of its own for it. */
  line: number | null;
}

/**
 * Gives what an owner wrote where the language of the front matter makes nothing of it: a text as it is, of a list or mapping
 * nothing, unless it may say that the article is held back.
 */
export function writtenValue(key: string, written: string): string | null {
  return /^[[{]/.test(written) && !isHoldingKey(key) ? null : clipText(written, MAX_WRITTEN);
}

/** Longest text that is taken as it is written, in UTF-16 code units: a title or a short summary. */
const MAX_WRITTEN = 300;

/** Something in front matter that its language does not allow. */
interface Flaw {
  line: number;
  message: string;
}

/** The keys of a piece of front matter, in order, a key that stands twice twice. */
export interface Entries {
  entries: MetadataEntry[];
  flaws: Flaw[];
}

/** Numbers stay as they are written: `1.10` is no `1.1`, `007` no `7`. */
const withoutNumbers = { customTags: (tags: Tags) => tags.filter((tag) => !isNumberTag(tag)) };
function isNumberTag(tag: Tags[number]): boolean {
  return typeof tag === "object" && /:(?:int|float)$/.test(tag.tag);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

/** Reads YAML, and JSON, which YAML contains. `null` when it is no mapping; throws an Error at what is neither. */
function parseYamlEntries(source: string, firstLine: number): Entries | null {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    ...withoutNumbers,
    lineCounter: lines,
    prettyErrors: false,
    // What it would print of keys that are no texts says nothing to an owner.
    logLevel: "error",
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error) throw new Error(`is not YAML: ${error.message}`);
  if (document.contents === null) return { entries: [], flaws: [] };
  if (!isMap(document.contents)) return null;
  const flaws: Flaw[] = [];
  const hasMany = hasMoreReferences(document);
  const readPair = ({ key, value }: Pair): MetadataEntry => {
    const name = isScalar(key) ? String(key.value) : String(key);
    const [start = 0] = Object(key).range ?? [];
    const line = firstLine + lines.linePos(start).line - 1;
    if (!isNode(value)) return { key: name, value, line };
    try {
      if (hasMany && hasMoreReferences(value, 0)) throw new Error(MANY_REFERENCES);
      const plain: unknown = value.toJS(document);
      // Throws at what holds itself, which no later step should meet.
      JSON.stringify(plain);
      return { key: name, value: plain, line };
    } catch (failure) {
      // A reference (`*name`) to nothing, or more references than a text can need.
      const [from = 0, to = from] = value.range ?? [];
      flaws.push({
        line,
        message: `is not YAML: ${messageOf(failure)}, wanted quotation marks around a text that begins with *`,
      });
      return { key: name, value: writtenValue(name, source.slice(from, to)), line };
    }
  };
  return { entries: document.contents.items.map(readPair), flaws };
}

/** Days and moments as they are written, other values as they are. */
function plainToml(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plainToml);
  return isMapping(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainToml(one)]))
    : value;
}

function parseTomlEntries(source: string, firstLine: number): Entries {
  const lines = source.split("\n").map((line) => keyOf(line, "toml"));
  const entries = Object.entries(parseToml(source)).map(([key, value]) => ({
    key,
    value: plainToml(value),
    line: firstLine + Math.max(0, lines.indexOf(key)),
  }));
  return { entries, flaws: [] };
}

/**
 * Reads the keys of a piece of front matter; `null` when it is not made of keys. Throws an Error that says what the language
 * does not allow: a RangeError for values nested by the thousand.
 */
export function parseEntries(source: string, dialect: Dialect, firstLine: number): Entries | null {
  if (dialect === "yaml") return parseYamlEntries(source, firstLine);
  if (dialect === "json") return parseYamlEntries(/^\s*\{/.test(source) ? source : `{${source}}`, firstLine);
  try {
    return parseTomlEntries(source, firstLine);
  } catch (error) {
    throw new Error(`is not TOML: ${messageOf(error).replace(/^Invalid TOML document: /, "")}`);
  }
}
