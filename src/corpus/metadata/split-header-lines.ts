import { foldKey, isKnownKey } from "./metadata-keys.ts";
import type { MetadataEntry } from "./parse-entries.ts";

/** A text parted from the lines of keys that it begins with. */
export interface HeaderSplit {
  entries: MetadataEntry[];
  body: string;
}

/** The line before a message in an archive of mail: `From ada at example.org  Tue Mar  5 10:11:12 2019`. */
const ENVELOPE = /^From \S.*\b\d{4}$/;
const NEXT_ENVELOPE = /\nFrom \S[^\n]*\b\d{4}\n[A-Z][\w-]*: /;

const HEADER_LINE = /^([A-Za-z][\w-]{0,40}):(?:[ \t]+(.*))?$/;

/** What mail calls a title, an author and a day. */
const MAIL_KEYS: ReadonlyMap<string, string> = new Map([
  ["subject", "title"],
  ["from", "author"],
  ["date", "date"],
]);

/** How a sender is written: `ada at example.org (Ada Lovelace)`, `Ada Lovelace <ada@example.org>`, `Ada Lovelace ada@example.org`. */
const SENDERS = [/\(([^()]+)\)\s*$/, /^(.*?)\s*<[^<>]*>$/, /^(\S.*?)\s+\S+(?:@| at )\S+$/];

/** The name of a sender; what is no name is no author. */
function nameOf(sender: string): string {
  const name = SENDERS.map((form) => form.exec(sender)?.[1]).find((found) => found !== undefined) ?? "";
  const plain = name.replace(/^["']|["']$/g, "").trim();
  // The address of a mailbox is not for readers.
  return /@|\S at \S+\.\S/.test(plain) ? "" : plain;
}

/** Reads lines of `Key: value`, of which indented ones go on; `null` when another line is among them. */
function readLines(lines: readonly string[], firstLine: number): MetadataEntry[] | null {
  const entries: { key: string; value: string; line: number }[] = [];
  for (const [at, line] of lines.entries()) {
    const [, key, value = ""] = HEADER_LINE.exec(line) ?? [];
    const last = entries.at(-1);
    if (key !== undefined) entries.push({ key, value: value.trim(), line: firstLine + at });
    else if (last && /^[ \t]+\S/.test(line)) last.value += ` ${line.trim()}`;
    else if (at > 0 || !ENVELOPE.test(line)) return null;
  }
  return entries;
}

/** What the header of a message says of an article. */
function readMail(entries: readonly MetadataEntry[]): MetadataEntry[] {
  return entries.map(({ key, value, line }) => {
    const named = MAIL_KEYS.get(key.toLowerCase()) ?? key;
    return { key: named, value: named === "author" ? nameOf(String(value)) : value, line };
  });
}

/** Parts a message (line ends LF) from its header, of which lines that are none are not read; `null` for no message. `firstLine` is that of the text. */
export function splitMail(text: string, firstLine: number): HeaderSplit | null {
  const end = `${text}\n\n`.indexOf("\n\n");
  const lines = text.slice(0, end).split("\n");
  const entries = readLines(
    lines.filter((line) => HEADER_LINE.test(line) || /^[ \t]+\S/.test(line)),
    firstLine,
  );
  const isMail = entries?.some(({ key }) => MAIL_KEYS.has(key.toLowerCase()));
  return entries && isMail ? { entries: readMail(entries), body: text.slice(end).replace(/^\n+/, "") } : null;
}

/**
 * Parts a text (line ends LF) from its metadata where it begins with lines of keys and no fence, as messages, Pelican and
 * MultiMarkdown have it: two lines or more, down to a blank one, of which one gives the title. `null` for any other text, and for
 * several messages in one file.
 */
export function splitHeaderLines(text: string): HeaderSplit | null {
  const lead = /^(?:[ \t]*\n)*/.exec(text)?.[0] ?? "";
  const end = text.indexOf("\n\n", lead.length);
  if (end < 0) return null;
  const entries = readLines(text.slice(lead.length, end).split("\n"), lead.split("\n").length);
  const keys = new Set(entries?.map(({ key }) => foldKey(key)));
  if (!entries || keys.size < 2) return null;
  const body = text.slice(end).replace(/^\n+/, "");
  if (keys.has("subject") && (keys.has("from") || keys.has("date")))
    return NEXT_ENVELOPE.test(body) ? null : { entries: readMail(entries), body };
  return keys.has("title") && isKnownKey(entries[0]?.key ?? "") ? { entries, body } : null;
}
