import type { Fault } from "../fault.ts";

/** Decodes UTF-8 with the line ends of every system as LF, a byte order mark off; `null` for bytes that are something else. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return null;
  }
}

/** The fault of a file, or of a line of it, that {@link decodeText} cannot read. */
export function notUtf8(file: string, line: number | null = null): Fault {
  return { file, line, message: "is not UTF-8 text, wanted UTF-8" };
}

/** Makes a text ready to be parsed: composed letters (NFC), no half of a surrogate pair. */
export function normaliseText(text: string): string {
  return text.normalize("NFC").toWellFormed();
}
