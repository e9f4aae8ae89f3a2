import type { SourceFile } from "../format.ts";

/** The line before a message in an archive: `From ada at example.org  Tue Mar  5 10:11:12 2019`; the zone may stand behind the year, or before. */
const ENVELOPE = /^From \S.*\b(?:19|20)\d\d\b[\s\d:+()A-Z-]*$/;
const HEADER = /^[A-Za-z][\w-]*:(?:\s|$)/;

/** Longest line that may be either, in bytes. */
const MAX_LINE = 500;

const LINE_END = 0x0a;
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20];

/** Where a line ends, its end included. */
function endOf(bytes: Uint8Array, start: number): number {
  const found = bytes.indexOf(LINE_END, start);
  return found < 0 ? bytes.length : found + 1;
}

/** Every byte as a letter, which is enough for headers. */
function readLine(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + MAX_LINE)));
}

/** Whether a line is followed by a message. */
function isEnvelope(bytes: Uint8Array, start: number, end: number): boolean {
  if (FROM.some((letter, at) => bytes[start + at] !== letter) || !ENVELOPE.test(readLine(bytes, start, end)))
    return false;
  return HEADER.test(readLine(bytes, end, endOf(bytes, end)));
}

/** Parts an archive of mail at its messages, each with the line before it; what comes before the first is left out. Linear. */
export function* splitMessages({
  path,
  bytes,
  firstLine = 1,
}: SourceFile): Generator<SourceFile & { firstLine: number }> {
  let open: { start: number; firstLine: number } | null = null;
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = endOf(bytes, start);
    if (isEnvelope(bytes, start, end)) {
      if (open) yield { path, bytes: bytes.subarray(open.start, start), firstLine: open.firstLine };
      open = { start, firstLine: line };
    }
    start = end;
  }
  if (open) yield { path, bytes: bytes.subarray(open.start), firstLine: open.firstLine };
}

/** Blank lines that may stand before the first message. */
const MAX_LEAD = 100;

/** Tells whether a text is an archive of several messages: it begins with one. */
export function isArchive({ path, bytes }: SourceFile): boolean {
  const start = bytes.subarray(0, MAX_LEAD).findIndex((byte) => byte > 0x20);
  if (start < 0 || !isEnvelope(bytes, start, endOf(bytes, start))) return false;
  const messages = splitMessages({ path, bytes });
  messages.next();
  return messages.next().done !== true;
}
