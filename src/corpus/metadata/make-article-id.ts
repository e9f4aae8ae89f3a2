import { slug } from "github-slugger";
import { hasWord } from "../../text/has-word.ts";

const EXTENSION = /\.[A-Za-z]+$/;

/**
 * Makes a readable id from an article's path: `2025/Talks refused.md` is `2025-talks-refused`. Letters of
 * every script stay. Empty when the path holds no letter or digit.
 */
export function makeArticleId(path: string): string {
  const parts = path.toWellFormed().normalize("NFC").replace(EXTENSION, "").split(/[/\\]/);
  return parts
    .map((part) => slug(part))
    .filter(hasWord)
    .join("-");
}
