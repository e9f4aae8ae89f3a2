import { slug } from "github-slugger";
import { digest } from "../../text/digest.ts";
import { hasWord } from "../../text/has-word.ts";
import { stripInvisible } from "../../text/hide-invisible.ts";

const EXTENSION = /\.[A-Za-z]+$/;

/** Hexadecimal digits that tell apart names which would be equal: 24 bits, for a handful of names each. */
const HASH_LENGTH = 6;

/** Signs that are words of a name: `c++`, `c#` and `c` are three languages. */
const SIGNS: Readonly<Record<string, string>> = {
  "+": "plus",
  "#": "sharp",
  "&": "and",
  "@": "at",
  "%": "percent",
  "=": "equals",
  "*": "star",
};

/** Other signs and emoji, which no id can have and no word says: `→`, `🔥`. */
const LOST_SIGN = /(?![+=\ufffd])\p{S}/u;

function nameSigns(part: string): string {
  return part.replace(/[+#&@%=*]/g, (sign, at: number) => {
    const isJoined = (neighbour: string) => /[^\s-]/.test(neighbour);
    const [before, after] = [part.charAt(at - 1), part.charAt(at + 1)];
    return `${isJoined(before) ? "-" : ""}${SIGNS[sign]}${isJoined(after) && !(after in SIGNS) ? "-" : ""}`;
  });
}

const DOT = /(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu;

/**
 * Makes a readable id from a name with folders: `2025/Talks refused.md` is `2025-talks-refused`, `v1.11.md` is `v1-11`, `c++.md` is
 * `c-plus-plus`. Letters of every script stay. Empty when the name holds no letter or digit.
 */
export function makeSlug(path: string): string {
  const parts = stripInvisible(path).toWellFormed().normalize("NFC").replace(EXTENSION, "").split(/[/\\]/);
  return parts
    .filter(hasWord)
    .map((part) => slug(nameSigns(part.replace(DOT, "-"))))
    .filter(hasWord)
    .join("-");
}

/** Adds a short hash of `key` to an id, so that it differs from that of any other. */
export function addHash(id: string, key: string): string {
  return `${id === "" ? "article" : id}-${digest(key.normalize("NFC").toWellFormed(), HASH_LENGTH)}`;
}

/**
 * Longest id as it stands in an address, percent-encoded: with `article://` before it and the hash of a passage or the offset of
 * a continuation behind it, it is no longer than what every door takes (512).
 */
const MAX_ENCODED = 450;

/** Cuts an id that would be too long for some door, and adds a hash of `key`, which stands for all of it. */
export function boundId(id: string, key: string): string {
  if (encodeURIComponent(id.slice(0, MAX_ENCODED + 1)).length <= MAX_ENCODED) return id;
  let kept = "";
  for (const letter of id) {
    if (encodeURIComponent(kept + letter).length > MAX_ENCODED - HASH_LENGTH - 1) break;
    kept += letter;
  }
  return addHash(kept.replace(/[^\p{L}\p{N}\p{M}]+$/u, ""), key);
}

/**
 * Makes the id of the article at a path: its {@link makeSlug slug}, with a short hash where that lacks a sign of the path, has no letter or is
 * {@link boundId too long}.
 */
export function makeArticleId(path: string): string {
  const id = makeSlug(path);
  return id === "" || LOST_SIGN.test(path) ? addHash(boundId(id, path), path) : boundId(id, path);
}
