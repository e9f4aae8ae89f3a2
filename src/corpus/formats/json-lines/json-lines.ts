import * as z from "zod";
import { explainIssues } from "../../../contract/parse-fields.ts";
import { hasWord } from "../../../text/has-word.ts";
import type { Fault, Origin, Warning } from "../../fault.ts";
import { boundId, makeSlug } from "../../metadata/make-article-id.ts";
import { readMetadata } from "../../metadata/read-metadata.ts";
import { decodeText, describeGuess, NO_TEXT, normaliseText } from "../decode-text.ts";
import { type Format, refuseLength, type Skipped, type SourceArticle, type SourceFile } from "../format.ts";
import { parsePlainText } from "../plain-text/parse-plain-text.ts";

const Line = z.looseObject({
  _id: z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string().trim().min(1)),
  text: z.string(),
});

/** What other collections than BEIR's call the id and the text of a document, the commonest first. */
const NAMES = [
  { key: "_id", others: ["id", "docid", "doc_id"] },
  { key: "text", others: ["contents", "content", "body"] },
];

/** A line with the names of BEIR for what it gives under others. */
function nameAsBeir(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const { key, others } of NAMES) {
    const other = entries.has(key) ? undefined : others.find((name) => entries.has(name));
    if (other === undefined) continue;
    entries.set(key, entries.get(other));
    entries.delete(other);
  }
  return Object.fromEntries(entries);
}

/** An id that can stand in an address as it is keeps its case: collections know their documents by it. */
const PLAIN_ID = /^[\p{L}\p{N}._-]+$/u;

function parseJson(json: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : error}` };
  }
}

/** Deepest value of metadata that is read: none that means anything lies deeper, and reading recurses. */
const MAX_DEPTH = 50;

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

function* readLine(json: string, origin: Origin, base: string | null): Generator<SourceArticle | Warning | Fault> {
  const parsed = parseJson(json);
  if ("problem" in parsed) return yield { ...origin, message: parsed.problem };
  const value = nameAsBeir(parsed.value);
  const reading = Line.safeParse(value);
  if (!reading.success)
    return yield* explainIssues(reading.error, value, Line).map(({ message }) => ({ ...origin, message }));
  const { _id, text, ...rest } = reading.data;
  const id = boundId(PLAIN_ID.test(_id) && hasWord(_id) ? _id.normalize("NFC") : makeSlug(_id), _id);
  if (id === "") return yield { ...origin, message: `_id was ${JSON.stringify(_id)}, wanted a letter or digit in it` };
  const all = Object.entries(rest).map(([key, value]) => ({ key, value, line: null }));
  const entries = all.filter(({ value }) => !isDeeper(value, MAX_DEPTH));
  for (const { key } of all.filter((entry) => !entries.includes(entry)))
    yield {
      ...origin,
      kind: "metadata",
      warning: `${key} lies over ${MAX_DEPTH} lists or objects deep, wanted less; ${key} is left out`,
    };
  const { metadata, warnings, ignored } = readMetadata(entries, { origin, base });
  yield* warnings;
  const body = hasWord(text) ? text.replace(/\r\n?/g, "\n") : (metadata.title ?? "");
  yield { id, metadata, ignored, origin, ...parsePlainText(normaliseText(body)) };
}

const LINE_END = 0x0a;

/** Parts bytes at their line ends, so that no string holds a whole file. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found < 0 ? bytes.length : found;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** UTF-16, as PowerShell writes it, cannot be parted at the bytes of line ends. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 ? new TextEncoder().encode(decodeText(bytes)?.text ?? "") : bytes;
}

/** Lines of a part: enough to be worth handing over, few enough that a change in one costs little. */
const PART_LINES = 64;

function* split({ path, bytes }: SourceFile): Generator<SourceFile> {
  const all = asUtf8(bytes);
  let [start, firstLine, line, end] = [0, 1, 0, 0];
  for (const raw of linesOf(all)) {
    line += 1;
    end += raw.length + 1;
    if (line % PART_LINES > 0) continue;
    yield { path, bytes: all.subarray(start, end), firstLine };
    [start, firstLine] = [end, line + 1];
  }
  if (start < all.length) yield { path, bytes: all.subarray(start), firstLine };
}

function* read({ path: file, bytes, firstLine = 1 }: SourceFile, base: string | null): ReturnType<Format["read"]> {
  let line = firstLine - 1;
  for (const raw of linesOf(asUtf8(bytes))) {
    line += 1;
    const origin = { file, line };
    const refusal = refuseLength(origin, raw.length);
    if (refusal) {
      yield refusal;
      continue;
    }
    const decoded = decodeText(raw);
    const skipped: Skipped = { origin, reason: NO_TEXT };
    if (decoded === null) yield skipped;
    else if (decoded.isGuess) yield { ...origin, kind: "encoding", warning: describeGuess(decoded) };
    if (decoded !== null && decoded.text.trim() !== "") yield* readLine(decoded.text, origin, base);
  }
}

/** Files of articles, one JSON object a line, in the layout of BEIR: `_id`, `title`, `text` and the keys of front matter; also under the names that others give `_id` and `text`. */
export const jsonLines: Format = { extensions: [".jsonl"], read, split };
