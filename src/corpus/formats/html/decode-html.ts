import { isBinary } from "../decode-text.ts";

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

/** Any bytes are a text in windows-1252: those of a picture too, which is none. */
function guess(bytes: Uint8Array): string | null {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return isBinary(text) ? null : text;
}

/**
 * Decodes a page: by its byte order mark, else as UTF-8 where every byte fits, else in the encoding that it declares,
 * else as windows-1252. Pages that declare UTF-8 and are something else are common; the other way
 * round, a text that is valid UTF-8 by chance is not met. `null` for bytes that are no text, such as a picture.
 */
export function decodeHtml(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes);
  const declared = declaredEncoding(bytes);
  return (
    (marked && decode(bytes, marked, false)) ??
    decode(bytes, "utf-8", true) ??
    (declared && !/^utf-?(?:8|16)/i.test(declared) ? decode(bytes, declared, false) : null) ??
    guess(bytes)
  );
}
