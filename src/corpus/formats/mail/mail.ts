import type { Warning } from "../../fault.ts";
import { addHash, boundId, makeSlug } from "../../metadata/make-article-id.ts";
import type { MetadataEntry } from "../../metadata/parse-entries.ts";
import { readMetadata } from "../../metadata/read-metadata.ts";
import { splitMail } from "../../metadata/split-header-lines.ts";
import { withoutExtension } from "../../without-extension.ts";
import { decodeText, describeGuess, NO_TEXT, normaliseText } from "../decode-text.ts";
import { type Format, refuseLength, type Skipped, type SourceArticle, type SourceFile } from "../format.ts";
import { parsePlainText } from "../plain-text/parse-plain-text.ts";
import { cutQuotes, restoreFrom } from "./cut-quotes.ts";
import { isArchive, splitMessages } from "./split-messages.ts";

/** Keys of a message that say something of its article. Others are of its way, or hold addresses. */
const KEYS: ReadonlySet<string> = new Set(["title", "author", "date", "keywords"]);

/** A letter that is written in others, as headers have those outside ASCII: `=?utf-8?q?=C3=9C?=`. */
const ENCODED_WORD = /=\?[\w-]+\?[bq]\?[^?]*\?=/i;

/** The day in the line before a message, where the message has none. */
const ENVELOPE_DAY = /^From .*?\b([A-Z][a-z]{2})\s+(\d{1,2})\s[\d:]+.*?\b((?:19|20)\d\d)\b/;

const readValue = (entries: readonly MetadataEntry[], key: string) =>
  String(entries.find((entry) => entry.key.toLowerCase() === key)?.value ?? "");

/** How a message is encoded, where that is not as text that can be read as it is; `null` where it is. */
function findEncoding(entries: readonly MetadataEntry[]): string | null {
  const type = readValue(entries, "content-type").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type !== "" && type !== "text/plain") return type;
  const encoding = readValue(entries, "content-transfer-encoding").trim().toLowerCase();
  return /^(?:7bit|8bit|binary|)$/.test(encoding) ? null : encoding;
}

/** What stands before the subject of an answer, perhaps behind the name of the list. */
const REPLY = /^(?:\[[^\]]*\]\s*)?(?:re|aw|antw|sv|vs|tr|res|rv|fwd?|wg|odp|回复|答复|返信)\s*(?:\[\d+\])?\s*[:：]/i;

/** Whether a message says that it answers another. */
function isReply(entries: readonly MetadataEntry[]): boolean {
  const answered = readValue(entries, "in-reply-to") + readValue(entries, "references");
  return answered !== "" || REPLY.test(readValue(entries, "title"));
}

/** What a message says of itself; what is encoded in it stays unknown. */
function readEntries(text: string, entries: readonly MetadataEntry[]): MetadataEntry[] {
  const known = entries.filter(({ key, value }) => KEYS.has(key.toLowerCase()) && !ENCODED_WORD.test(String(value)));
  const [, month, day, year] = ENVELOPE_DAY.exec(text) ?? [];
  const isDated = known.some(({ key }) => key === "date");
  return isDated || day === undefined
    ? known
    : [...known, { key: "date", value: `${day} ${month} ${year}`, line: null }];
}

/** A message keeps its id while others come and go in its archive. */
function makeMessageId(file: string, entries: readonly MetadataEntry[], text: string): string {
  const name = makeSlug(`${withoutExtension(file)}/${readValue(entries, "title").replace(/[/\\]/g, " ")}.mail`);
  const key = readValue(entries, "message-id") || text;
  return addHash(boundId(name, key), key);
}

function* readMessage(
  { path: file, bytes, firstLine: line }: SourceFile & { firstLine: number },
  base: string | null,
): Generator<SourceArticle | Skipped | Warning> {
  const origin = { file, line };
  const refusal = refuseLength(origin, bytes.length);
  if (refusal) return yield refusal;
  const decoded = decodeText(bytes);
  if (decoded === null) return yield { origin, reason: NO_TEXT };
  const mail = splitMail(decoded.text.replace(/^[^\n]*\n/, ""), line + 1);
  if (!mail) return yield { origin, reason: "is no message" };
  const encoding = findEncoding(mail.entries);
  if (encoding !== null) return yield { origin, reason: `is a message in ${encoding}, which is not read` };
  if (decoded.isGuess) yield { ...origin, kind: "encoding", warning: describeGuess(decoded) };
  for (const { key, value, line: at } of mail.entries.filter(({ key }) => KEYS.has(key)))
    if (ENCODED_WORD.test(String(value)))
      yield { file, line: at, kind: "metadata", warning: `${key} is in encoded words, which are not read` };
  const { metadata, warnings } = readMetadata(readEntries(decoded.text, mail.entries), { origin, base });
  yield* warnings;
  const { text, dropped } = cutQuotes(normaliseText(mail.body), isReply(mail.entries));
  const parsed = parsePlainText(restoreFrom(text));
  yield { id: makeMessageId(file, mail.entries, decoded.text), metadata, origin, ...parsed, dropped };
}

/** Why the second copy of a message is left out. */
const AGAIN = "is in the archive already";

/** Reads the messages of an archive of mail, each as an article: those of plain text, as lists have them. */
function* readMessages(file: SourceFile, base: string | null): ReturnType<Format["read"]> {
  const ids = new Set<string>();
  let count = 0;
  for (const message of splitMessages(file)) {
    count += 1;
    for (const found of readMessage(message, base)) {
      const isAgain = "id" in found && ids.size === ids.add(found.id).size;
      yield isAgain ? { origin: found.origin, reason: AGAIN } : found;
    }
  }
  if (count === 0) yield { origin: { file: file.path, line: null }, reason: "holds no message" };
}

/** Messages of a part: enough to be worth handing over, few enough that a new one costs little. */
const PART_MESSAGES = 64;

function* split(file: SourceFile): Generator<SourceFile> {
  const { path, bytes } = file;
  let [start, end, firstLine, count] = [0, 0, 1, 0];
  for (const message of splitMessages(file)) {
    if (count === PART_MESSAGES) {
      yield { path, bytes: bytes.subarray(start, end), firstLine };
      [start, firstLine, count] = [end, message.firstLine, 0];
    }
    end = message.bytes.byteOffset - bytes.byteOffset + message.bytes.length;
    count += 1;
  }
  yield { path, bytes: bytes.subarray(start), firstLine };
}

/** Archives of mail, as Unix, Thunderbird, Gmail and Mailman write them. */
export const mail: Format = { extensions: [".mbox"], read: readMessages, split };

/** Makes a format of texts read as archives those that are. */
export function withArchives(format: Format): Format {
  return { ...format, read: (file, base) => (isArchive(file) ? readMessages(file, base) : format.read(file, base)) };
}
