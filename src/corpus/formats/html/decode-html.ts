import { type DecodedText, decodeText } from "../decode-text.ts";

/** How far into a page its charset is looked for, as browsers do: the first kilobyte, and more for the scripts that some have before it. */
const LOOKED_AT = 16_384;

const DECLARED = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i;

function decode(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding that a byte order mark names: nothing else begins so. */
function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** The encoding that a page declares in `meta` or in its XML declaration. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const [, meta, xml] = DECLARED.exec(decode(bytes.subarray(0, LOOKED_AT), "latin1", false) ?? "") ?? [];
  return meta ?? xml ?? null;
}

/** What a page is in for certain, or by what it declares where its bytes are not UTF-8; `null` where only a guess is left. */
function readDeclared(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes);
  if (marked) return decode(bytes, marked, false);
  const utf8 = decode(bytes, "utf-8", true);
  // The escape of ISO-2022-JP, whose bytes are ASCII.
  if (utf8 !== null) return utf8.includes("\x1b") ? null : utf8;
  const declared = declaredEncoding(bytes);
  return declared && !/^utf-?(?:8|16)/i.test(declared) ? decode(bytes, declared, false) : null;
}

/**
 * Decodes a page: by its byte order mark, else as UTF-8 where every byte fits, else in the encoding that it declares, else
 * by a guess. Pages that declare UTF-8 and are something else are common; the other way round, a text that is valid UTF-8 by
 * chance is not met. `null` for bytes that are no text, such as a picture.
 */
export function decodeHtml(bytes: Uint8Array): DecodedText | null {
  const text = readDeclared(bytes);
  return text === null ? decodeText(bytes) : { text, encoding: "", isGuess: false };
}
