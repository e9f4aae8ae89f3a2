import { clipText } from "../../text/clip-text.ts";
import type { Origin, Warning } from "../fault.ts";
import { findHold } from "./find-hold.ts";
import { type FrontMatter, LANGUAGE_TAG } from "./front-matter.ts";
import { foldKey, isKnownKey, METADATA_KEYS, NESTING_KEYS } from "./metadata-keys.ts";
import { parseDay } from "./parse-day.ts";
import type { MetadataEntry } from "./parse-entries.ts";
import { readAddress, readSitePath } from "./read-address.ts";
import { findAddressDay } from "./read-path.ts";
import {
  isBlank,
  isMapping,
  nameOf,
  readText,
  readTexts,
  splitNames,
  splitTags,
  withoutRepeats,
} from "./read-texts.ts";

/** What keys say of an article, what of it could not be read, and the keys that nothing reads. */
export interface MetadataReading {
  metadata: FrontMatter;
  warnings: Warning[];
  ignored: string[];
}

/** Where the keys stand, and what completes addresses: `base` of corpus.yaml. */
export interface MetadataPlace {
  origin: Origin;
  base: string | null;
}

/** Tags or authors kept of an article. */
const MAX_ITEMS = 100;

/** How a warning of an address ends that only wants the site's: one file says it for all. */
export const BASE_WANTED = ", or base in corpus.yaml to complete it";

/** Longest value quoted in a warning, in UTF-16 code units: enough to know it again. */
const MAX_SHOWN = 60;

const NESTING: ReadonlySet<string> = new Set(NESTING_KEYS);
const JEKYLL: ReadonlySet<string> = new Set(["tags", "categories"]);

/** The keys within the mappings of Zola and Hugo beside the others, after them. */
function flatten(entries: readonly MetadataEntry[]): MetadataEntry[] {
  const nested = entries.filter(({ key, value }) => NESTING.has(foldKey(key)) && isMapping(value));
  const inner = nested.flatMap(({ value, line }) =>
    Object.entries(Object(value)).map(([key, one]) => ({ key, value: one, line })),
  );
  return [...entries.filter((entry) => !nested.includes(entry)), ...inner];
}

/** Reads the fields of one article, and remembers what cannot be read. */
class FieldReader {
  readonly warnings: Warning[] = [];
  readonly #entries: readonly MetadataEntry[];
  readonly #origin: Origin;

  constructor(entries: readonly MetadataEntry[], origin: Origin) {
    this.#entries = entries;
    this.#origin = origin;
  }

  warn(line: number | null, warning: string): void {
    this.warnings.push({ file: this.#origin.file, line: line ?? this.#origin.line, kind: "metadata", warning });
  }

  refuse({ key, value, line }: MetadataEntry, wanted: string): void {
    this.warn(line, `${key} was ${clipText(JSON.stringify(value) ?? String(value), MAX_SHOWN)}, wanted ${wanted}`);
  }

  /** The entries of a field that say something, by the order of its keys; of a key that stands twice the last first. */
  entriesOf(field: keyof typeof METADATA_KEYS): MetadataEntry[] {
    const last = this.#entries.toReversed().filter(({ value }) => !isBlank(value));
    return METADATA_KEYS[field].flatMap((key) => last.filter((entry) => foldKey(entry.key) === foldKey(key)));
  }

  /** The first value of a field that can be read. */
  first(
    field: keyof typeof METADATA_KEYS,
    read: (entry: MetadataEntry) => string | null,
    wanted: string,
  ): string | null {
    for (const entry of this.entriesOf(field)) {
      const value = read(entry);
      if (value !== null) return value;
      this.refuse(entry, wanted);
    }
    return null;
  }

  /** All texts of a field's keys. */
  all(field: keyof typeof METADATA_KEYS, split: (text: string, key: string) => string[]): string[] {
    const texts = this.entriesOf(field).flatMap((entry) => {
      const read = readTexts(entry.value, (text) => split(text, foldKey(entry.key)));
      for (const value of read.unread) this.refuse({ ...entry, value }, "a text, or a list of texts");
      return read.texts;
    });
    const kept = withoutRepeats(texts);
    const [entry] = this.entriesOf(field);
    if (entry && kept.length > MAX_ITEMS)
      this.warn(entry.line, `${entry.key} has ${kept.length} texts, wanted at most ${MAX_ITEMS}`);
    return kept.slice(0, MAX_ITEMS);
  }

  findRepeats(): void {
    const seen = new Set<string>();
    for (const { key, line } of this.#entries) {
      if (seen.has(key) && isKnownKey(key)) this.warn(line, `${key} stands twice, the last is taken; wanted it once`);
      seen.add(key);
    }
  }
}

/** A language tag as other programs write it: `en_US.UTF-8` is en-US, `zh_hant_TW` zh-Hant-TW. */
function readLanguage({ value }: MetadataEntry): string | null {
  const given =
    readText(value)
      ?.replace(/[.@].*$/, "")
      .split(/[_-]/) ?? [];
  const [language = "", ...parts] = given.map((part) => part.toLowerCase());
  const cased = parts.map((part) =>
    part.length === 2 ? part.toUpperCase() : part.length === 4 ? capitalise(part) : part,
  );
  const tag = [language, ...cased].join("-");
  return LANGUAGE_TAG.test(tag) ? tag : null;
}

const capitalise = (part: string) => part.charAt(0).toUpperCase() + part.slice(1);

/** Whether a path is that of a page of a site, as Zola and Gatsby have it: not that of a file. */
const isPagePath = (text: string) => /^[^:\\\s]+$/.test(text) && !/(?:^|\/)\.|\.(?!html?$)[a-z]\w*$/i.test(text);

/** Whether a key says where an article is: a name for the end of an address says nothing without the rest, and a path may be that of any file. */
function isForUrl(key: string, text: string | null, base: string | null): boolean {
  if (key !== "slug" && key !== "path") return true;
  return base !== null && text !== null && (key === "slug" ? text.startsWith("/") : isPagePath(text));
}

function readUrl(fields: FieldReader, base: string | null): string | null {
  for (const entry of fields.entriesOf("url")) {
    const text = readText(entry.value);
    // `permalink: false` was read as it is meant.
    if (!isForUrl(foldKey(entry.key), text, base) || entry.value === false) continue;
    const address = text === null ? null : readAddress(text, base);
    if (address !== null) return address;
    const isRelative = base === null && text !== null && !/^[a-z][a-z\d+.-]*:/i.test(text);
    fields.refuse(entry, `an http or https address${isRelative ? BASE_WANTED : ""}`);
  }
  return null;
}

/** `published: true` is no day, and says nothing that cannot be read. */
const isFlag = ({ value }: MetadataEntry) => /^(true|false|yes|no)$/i.test(readText(value) ?? "");

/** Days that programs write for none, the zero of Go, or put another in the place of when they build a site. */
const NO_DAY = /^(?:0001-01-01|(?:last-modified|today|now)$)/;

/** Keys of a mapping of days that give the day of publication, the best first: Material for MkDocs has `created` and `updated`. */
const DAY_KEYS = ["published", "created", "date"];

/** The text of a day, or of the one in a mapping of days. */
function readDayText(value: unknown): string {
  const given = isMapping(value) ? DAY_KEYS.map((key) => readText(Reflect.get(value, key))) : [readText(value)];
  return given.find((text) => text !== null) ?? "";
}

function readDay(fields: FieldReader, field: "published" | "updated"): string | null {
  for (const entry of fields.entriesOf(field)) {
    const text = readDayText(entry.value);
    if (isFlag(entry) || NO_DAY.test(text)) continue;
    const day = parseDay(text);
    if (day !== null) return day;
    fields.refuse(entry, "a day as YYYY-MM-DD");
  }
  return null;
}

/** The day in the addresses that keys give, and in the one where a page was clipped from. */
function readAddressDay(fields: FieldReader, linked: string | null): string | null {
  const addresses = [...fields.entriesOf("address").map(({ value }) => readText(value)), linked];
  return addresses.map((address) => address && findAddressDay(address)).find(Boolean) ?? null;
}

/** The paths of a site that keys give the article in `file`, those at which it was after that at which it is. */
function readSitePaths(fields: FieldReader, file: string): string[] {
  const present = fields.entriesOf("address").map(({ key, value }) => {
    const text = readText(value);
    return text === null ? null : readSitePath(text, foldKey(key) === "slug" ? file : null);
  });
  const former = [...fields.entriesOf("formerAddress"), ...fields.entriesOf("aliases")].flatMap(({ value }) =>
    readTexts(value, (text) => [text])
      .texts.filter((text) => text.startsWith("/"))
      .map((text) => readSitePath(text, null)),
  );
  return [...present, ...former].flatMap((path) => path ?? []).slice(0, MAX_ITEMS);
}

/** A text, or the name of an object: `source: { title: The Daily Planet, url: … }`. */
const readName = ({ value }: MetadataEntry) => (isMapping(value) ? nameOf(value) : readText(value));

/** Redirects of a site are no titles. */
const isAddress = (text: string) => /^\/|:\/\/|\.html?$/.test(text);

function readFields(fields: FieldReader, { origin, base }: MetadataPlace): FrontMatter {
  const text = (field: "title" | "summary" | "source") =>
    fields.first(field, readName, "a text of 1 to 2000 characters");
  const source = text("source");
  const linked = source === null || !/^https?:\/\//i.test(source) ? null : readAddress(source, null);
  return {
    title: text("title"),
    summary: text("summary"),
    source: linked === null ? source : null,
    authors: fields.all("authors", splitNames),
    published: readDay(fields, "published"),
    addressDay: readAddressDay(fields, linked),
    updated: readDay(fields, "updated"),
    tags: fields.all("tags", (tags, key) => splitTags(tags, JEKYLL.has(key))),
    lang: fields.first("lang", readLanguage, 'a language tag (BCP 47), such as "en"'),
    // Where a page was clipped from is where it is to be found.
    url: readUrl(fields, base) ?? linked,
    sitePaths: readSitePaths(fields, origin.file),
    aliases: fields.all("aliases", (aliases) => splitTags(aliases, false)).filter((alias) => !isAddress(alias)),
  };
}

/** Reads the keys of an article by {@link METADATA_KEYS}. Nothing in them is a fault: what cannot be read is dropped with a warning. */
export function readMetadata(given: readonly MetadataEntry[], place: MetadataPlace): MetadataReading {
  const entries = flatten(given);
  const fields = new FieldReader(entries, place.origin);
  fields.findRepeats();
  const { reason, isReleased, doubtful } = findHold(entries);
  for (const entry of doubtful) fields.refuse(entry, "true or false; the article is held back");
  const metadata = { ...readFields(fields, place), heldBack: reason, isReleased };
  const ignored = entries.map(({ key }) => key).filter((key) => !isKnownKey(key));
  return { metadata, warnings: fields.warnings, ignored: [...new Set(ignored)] };
}
