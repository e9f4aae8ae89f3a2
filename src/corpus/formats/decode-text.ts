import { detect } from "chardet";
import { stripInvisible } from "../../text/hide-invisible.ts";

/** A text with the name of the encoding that it was read in. */
export interface DecodedText {
  /** Its line ends are LF, its byte order mark is gone. */
  text: string;
  /** As the Encoding Standard has it; `utf-8` and `utf-16…` are certain, others are guesses. */
  encoding: string;
  /** Whether the encoding, or a part of the text, was guessed. */
  isGuess: boolean;
}

/** Bytes that a guess looks at: far more than it needs, and bounded, since guessing reads them once for each encoding. */
const LOOKED_AT = 16_384;

/** The guesses that a wider encoding of Windows contains, which is what files of today are in. */
const WIDER: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  "iso-8859-8": "windows-1255",
  "iso-8859-9": "windows-1254",
  ascii: "windows-1252",
};

/** For one damaged character a text that is otherwise UTF-8 has this many sound ones outside ASCII, or more. */
const SOUND_FOR_DAMAGED = 4;

/** Control characters in a hundred, beyond which bytes are no text: pictures have 10 and more, texts none. */
const MAX_CONTROLS = 2;

/** Counts what a pattern finds, without a list of it all. */
const countOf = (text: string, pattern: RegExp) => text.matchAll(pattern).reduce((count) => count + 1, 0);

/** Tells whether a text that was read from bytes has too many control characters to be one. Linear. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  return countOf(text, /[\0-\x08\x0e-\x1a\x1c-\x1f]/g) * 100 > text.length * MAX_CONTROLS;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding that a byte order mark names, or that every other byte being zero gives away. */
function findUtf16(bytes: Uint8Array): string | null {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (!bytes.includes(0)) return null;
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 4 < start.length || Math.min(even, odd) * 20 > start.length) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** A text in UTF-8 that is damaged in a few places, its damaged characters as U+FFFD. */
function mendUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const damaged = countOf(text, /\ufffd/g);
  const sound = countOf(text, /[^\0-\x7f\ufffd]/gu);
  return sound >= damaged * SOUND_FOR_DAMAGED ? text : null;
}

/** Where Japanese begins in a text of ISO-2022-JP, as letters are sent: its bytes are all ASCII, so that it passes for UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what tells
const SHIFT_IN = /\x1b\$[@B]/;

function guess(bytes: Uint8Array): { text: string; encoding: string } {
  // A page may have more markup and scripts than that before its first word.
  const start = bytes.findIndex((byte) => byte > 0x7f);
  const found = detect(bytes.subarray(start, start + LOOKED_AT))?.toLowerCase() ?? "";
  const encoding = WIDER[found] ?? found;
  const text = decode(bytes, encoding);
  // Every byte is a character of windows-1252, so that this cannot fail.
  return text === null ? { text: decode(bytes, "windows-1252") ?? "", encoding: "windows-1252" } : { text, encoding };
}

function findText(bytes: Uint8Array): Omit<DecodedText, "text"> & { text: string | null } {
  const utf16 = findUtf16(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16, isGuess: false };
  const utf8 = decode(bytes, "utf-8");
  const japanese = utf8 !== null && SHIFT_IN.test(utf8) ? decode(bytes, "iso-2022-jp") : null;
  if (japanese !== null) return { text: japanese, encoding: "iso-2022-jp", isGuess: false };
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", isGuess: false };
  const mended = bytes.includes(0) ? null : mendUtf8(bytes);
  if (mended !== null) return { text: mended, encoding: "utf-8", isGuess: true };
  return bytes.includes(0) ? { text: null, encoding: "", isGuess: true } : { ...guess(bytes), isGuess: true };
}

/**
 * Decodes a text: UTF-8 and UTF-16 are known for certain, and where the bytes are neither, chardet guesses among the encodings
 * of Windows, Japan, Korea and China. `null` for bytes that are no text, such as a picture. Linear.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const { text, ...found } = findText(bytes);
  if (text === null || isBinary(text)) return null;
  return { ...found, text: text.replace(/\r\n?/g, "\n") };
}

/** Why bytes that {@link decodeText} refuses hold no article. */
export const NO_TEXT = "is not text";

/** What an owner is told of a text that was read in an encoding that was guessed. */
export function describeGuess({ encoding }: DecodedText): string {
  const taken = encoding === "utf-8" ? "with the damaged characters as \ufffd" : `as ${encoding}, which is a guess`;
  return `is not UTF-8, read ${taken}; wanted UTF-8`;
}

/** Makes a text ready to be parsed: composed letters (NFC), no half of a surrogate pair, nothing that draws nothing. */
export function normaliseText(text: string): string {
  return stripInvisible(text).normalize("NFC").toWellFormed();
}
