import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Digests a text, in UTF-8, or bytes: the first hexadecimal digits of the SHA-256, four bits each. Linear in the length. */
export function digest(content: string | Uint8Array, digits: number): string {
  const bytes = typeof content === "string" ? utf8ToBytes(content) : content;
  return bytesToHex(sha256(bytes)).slice(0, digits);
}
